// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/visage/desktop.h"
#include "app/visage/options.h"
#include "app/visage/pages.h"
#include "ui/common/languages.h"
#include "ui/common/words.h"

#include <QApplication>
#include <QMessageBox>

#include <cstdio>

using namespace visage;
using namespace visage::desktop;
using namespace Qt::StringLiterals;

namespace {

int fail(const QString& sentence, int code) {
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    return code;
}

/// What is answered without a window.
int answerAtOnce(const Options& options) {
    if (options.wish == Options::Wish::Help)
        std::fputs(qPrintable(options.help), stdout);
    else if (options.wish == Options::Wish::Version)
        std::puts("visage " VISAGE_VERSION);
    else
        std::puts(qPrintable(pageNames().join(u'\n')));
    return 0;
}

void prepareEnvironment(const Options& options) {
    if (options.scale > 0)
        qputenv("QT_SCALE_FACTOR", QByteArray::number(options.scale));
    // A picture needs no screen.
    if (!options.screenshot.isEmpty() && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

/// A person at a screen gets a window with the sentence, a script gets it on standard error.
int refuse(const Options& options, const Error& error) {
    ui::Languages languages;
    languages.use(options.language.value_or(ui::Languages::ofSystem()));
    const QString sentence =
        error.code == ErrorCode::Busy
            ? QApplication::translate("Main",
                                      "This profile is already open in another Visage. Close that one first.")
            : ui::sentenceOf(error);
    if (options.screenshot.isEmpty() && QGuiApplication::platformName() != u"offscreen"_s) {
        QMessageBox box(QMessageBox::Critical, u"Visage"_s, {});
        box.setTextFormat(Qt::PlainText);
        box.setText(sentence);
        box.exec();
    }
    return fail(sentence, 1);
}

QStringList argumentsOf(int argc, char** argv) {
    QStringList arguments;
    for (int n = 0; n < argc; ++n)
        arguments << QString::fromLocal8Bit(argv[n]);
    return arguments;
}

} // namespace

int main(int argc, char** argv) {
    const Result<Options> options = parseOptions(argumentsOf(argc, argv));
    if (!options)
        return fail(QString::fromStdString(options.error().sentence), 2);
    if (options->wish != Options::Wish::Run)
        return answerAtOnce(*options);
    prepareEnvironment(*options);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"visage"_s); // the name of the root for screen readers
    QApplication::setApplicationDisplayName(u"Visage"_s);
    QApplication::setApplicationVersion(QStringLiteral(VISAGE_VERSION));
    auto desktop = Desktop::open(*options);
    if (!desktop)
        return refuse(*options, desktop.error());
    if (const auto begun = (*desktop)->begin(); !begun)
        return fail(QString::fromStdString(begun.error().sentence), 2);
    return QApplication::exec();
}
