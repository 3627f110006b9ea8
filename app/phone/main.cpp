// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phone/control_channel.h"
#include "app/phone/engine_host.h"
#include "app/phone/qt_audio.h"
#include "core/engine/file_audio.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace visage;

namespace {

int fail(const std::string& sentence, int code) {
    std::fprintf(stderr, "visage-phone: %s\n", sentence.c_str());
    return code;
}

Result<std::unique_ptr<engine::AudioDevice>> openAudio(const QString& what) {
    if (what == QStringLiteral("default"))
        return phone::openDefaultAudio();
    if (what == QStringLiteral("null"))
        return std::unique_ptr<engine::AudioDevice>(std::make_unique<engine::NullAudio>());
    const auto files =
        what.startsWith(QStringLiteral("file:")) ? what.mid(5).split(QLatin1Char(',')) : QStringList();
    if (files.size() != 2)
        return Error{ErrorCode::BadInput, "--audio must be default, null or file:IN,OUT."};
    return engine::openFileAudio(files[0].toStdString(), files[1].toStdString());
}

Result<call::PhoneAccount> readAccount(const QString& name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, "The phone account " + name.toStdString() + " can't be read."};
    return call::parsePhoneAccount(file.read(64 * 1024).toStdString());
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("visage-phone"));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({QStringLiteral("control"),
                      QStringLiteral("Who controls it: stdio, or the name of a local socket."),
                      QStringLiteral("stdio|SOCKET"), QStringLiteral("stdio")});
    parser.addOption({QStringLiteral("account"), QStringLiteral("A phone account to begin with, for trials."),
                      QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("audio"),
                      QStringLiteral("The sound device: default, null or file:IN,OUT."),
                      QStringLiteral("DEVICE"), QStringLiteral("default")});
    parser.process(application);

    std::optional<Error> notice;
    auto audio = openAudio(parser.value(QStringLiteral("audio")));
    if (!audio && audio.error().code == ErrorCode::BadInput)
        return fail(audio.error().sentence, 2);
    if (!audio)
        notice = audio.error();

    std::unique_ptr<phone::ControlChannel> channel;
    if (const auto control = parser.value(QStringLiteral("control")); control == QStringLiteral("stdio")) {
        channel = std::make_unique<phone::StdioChannel>();
    } else {
        auto socket = std::make_unique<phone::SocketChannel>();
        if (!socket->listen(control))
            return fail("the control socket " + control.toStdString() + " can't be opened.", 1);
        channel = std::move(socket);
    }

    const SystemClock clock;
    SystemRandom random;
    phone::EngineHost host(*channel, audio ? std::move(audio.value()) : std::make_unique<engine::NullAudio>(),
                           notice, clock, random);
    QObject::connect(&host, &phone::EngineHost::finished, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    if (parser.isSet(QStringLiteral("account"))) {
        const auto account = readAccount(parser.value(QStringLiteral("account")));
        if (!account)
            return fail(account.error().sentence, 1);
        host.useAccount(account.value());
    }
    return QCoreApplication::exec();
}
