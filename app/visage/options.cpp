// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/visage/options.h"

#include "app/visage/pages.h"

#include <QCommandLineParser>

namespace visage::desktop {

using namespace Qt::StringLiterals;

namespace {

Error wrong(const QString& sentence) {
    return {ErrorCode::BadInput, sentence.toStdString()};
}

void describe(QCommandLineParser& parser) {
    parser.setApplicationDescription(u"Visage: the customer on the screen before the call is answered."_s);
    parser.addOptions({
        {u"profile"_s, u"Folder of this desktop: settings, cache, unsent work."_s, u"DIR"_s},
        {u"server"_s, u"Address of the server, as wss://store.example.org."_s, u"URL"_s},
        {u"user"_s, u"Log in as this user; with --password-file."_s, u"NAME"_s},
        {u"password-file"_s, u"File whose first line is the password."_s, u"FILE"_s},
        {u"ca"_s, u"PEM file of a certificate authority to trust beside the system's."_s, u"FILE"_s},
        {u"forget-certificate"_s, u"Ask again whether to trust the server's own certificate."_s},
        {u"language"_s, u"fr or en."_s, u"LANGUAGE"_s},
        {u"phone-account"_s, u"JSON file of the SIP account."_s, u"FILE"_s},
        {u"secrets"_s, u"Where the log-in token is kept: keychain or file."_s, u"PLACE"_s, u"keychain"_s},
        {u"audio"_s, u"default, null or file:IN,OUT."_s, u"DEVICE"_s, u"default"_s},
        {u"screenshot"_s, u"Save a picture of the page once it is settled, and exit."_s, u"FILE"_s},
        {u"page"_s, u"Page of the picture; --pages lists them."_s, u"NAME"_s, u"search"_s},
        {u"size"_s, u"Size of the window."_s, u"WxH"_s},
        {u"theme"_s, u"light or dark."_s, u"THEME"_s},
        {u"scale"_s, u"Pixels a unit: 1, 2, 3."_s, u"N"_s},
        {u"customer"_s, u"Id of a customer to open."_s, u"ID"_s},
        {u"search"_s, u"Text to search for."_s, u"TEXT"_s},
        {u"trace"_s, u"Write moments as JSON lines."_s, u"FILE"_s},
        {u"pages"_s, u"List the pages and exit."_s},
        {{u"v"_s, u"version"_s}, u"Say the version and exit."_s},
        {{u"h"_s, u"help"_s}, u"Say this and exit."_s},
    });
}

Result<QSize> readSize(const QString& text) {
    if (text.isEmpty())
        return QSize();
    const QStringList parts = text.split(u'x');
    const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
    if (size.width() < 320 || size.height() < 240 || size.width() > 16384 || size.height() > 16384)
        return wrong(u"--size %1: say it as 1366x768."_s.arg(text));
    return size;
}

Result<void> readLooks(const QCommandLineParser& parser, Options& options) {
    const QString language = parser.value(u"language"_s);
    if (!language.isEmpty() && language != u"fr"_s && language != u"en"_s)
        return wrong(u"--language %1: say fr or en."_s.arg(language));
    if (!language.isEmpty())
        options.language = ui::Languages::fromCode(language);
    const QString theme = parser.value(u"theme"_s);
    if (!theme.isEmpty() && theme != u"light"_s && theme != u"dark"_s)
        return wrong(u"--theme %1: say light or dark."_s.arg(theme));
    if (!theme.isEmpty())
        options.theme = theme == u"dark"_s ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light;
    if (parser.isSet(u"scale"_s)) {
        options.scale = parser.value(u"scale"_s).toInt();
        if (options.scale < 1 || options.scale > 4)
            return wrong(u"--scale: say 1, 2, 3 or 4."_s);
    }
    auto size = readSize(parser.value(u"size"_s));
    if (!size)
        return size.error();
    options.size = *size;
    return {};
}

/// A picture of what nothing opens would be waited for in vain.
Result<void> checkPicture(const Options& options) {
    if (options.screenshot.isEmpty())
        return {};
    if (options.page == u"record"_s && !options.customer)
        return wrong(u"--page record: say --customer ID too, whose record the picture shall show."_s);
    if (options.page == u"call"_s && options.phoneAccount.isEmpty())
        return wrong(u"--page call: say --phone-account FILE too, on which the call comes in."_s);
    return {};
}

Result<void> readRest(const QCommandLineParser& parser, Options& options) {
    const QString secrets = parser.value(u"secrets"_s);
    if (secrets != u"file"_s && secrets != u"keychain"_s)
        return wrong(u"--secrets %1: say keychain or file."_s.arg(secrets));
    options.secretsInFile = secrets == u"file"_s;
    if (!pageNames().contains(options.page))
        return wrong(u"--page %1: there is no such page; --pages lists them."_s.arg(options.page));
    const QString customer = parser.value(u"customer"_s);
    if (!customer.isEmpty()) {
        const auto id = Uuid::parse(customer.toStdString());
        if (!id)
            return wrong(u"--customer %1: this is no id of a customer."_s.arg(customer));
        options.customer = CustomerId(*id);
    }
    if (auto reachable = checkPicture(options); !reachable)
        return reachable.error();
    if (options.profile.isEmpty())
        return wrong(u"Say --profile DIR: the folder for this desktop's settings, cache and unsent work."_s);
    if (options.user.isEmpty() != options.passwordFile.isEmpty())
        return wrong(u"--user and --password-file belong together."_s);
    return {};
}

void readTexts(const QCommandLineParser& parser, Options& options) {
    options.profile = parser.value(u"profile"_s);
    options.server = parser.value(u"server"_s);
    options.user = parser.value(u"user"_s);
    options.passwordFile = parser.value(u"password-file"_s);
    options.authorities = parser.value(u"ca"_s);
    options.forgetCertificate = parser.isSet(u"forget-certificate"_s);
    options.phoneAccount = parser.value(u"phone-account"_s);
    options.audio = parser.value(u"audio"_s);
    options.trace = parser.value(u"trace"_s);
    options.screenshot = parser.value(u"screenshot"_s);
    options.page = parser.value(u"page"_s);
    options.search = parser.value(u"search"_s);
}

} // namespace

Result<Options> parseOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    Options options;
    if (parser.isSet(u"help"_s)) {
        options.wish = Options::Wish::Help;
        // The parser asks an application, which there is none of yet.
        options.help = parser.helpText().replace(u"<executable_name>"_s, u"visage"_s);
        return options;
    }
    if (parser.isSet(u"version"_s))
        options.wish = Options::Wish::Version;
    else if (parser.isSet(u"pages"_s))
        options.wish = Options::Wish::Pages;
    if (options.wish != Options::Wish::Run)
        return options;
    if (!parser.positionalArguments().isEmpty())
        return wrong(u"%1: this is not understood; --help lists the options."_s.arg(
            parser.positionalArguments().first()));
    readTexts(parser, options);
    if (auto looks = readLooks(parser, options); !looks)
        return looks.error();
    if (auto rest = readRest(parser, options); !rest)
        return rest.error();
    return options;
}

} // namespace visage::desktop
