// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/languages.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

namespace visage::ui {

using namespace Qt::StringLiterals;

Languages::Languages(QObject* parent)
    : QObject(parent) {}

Languages::~Languages() {
    removeAll();
}

Language Languages::ofSystem() {
    return QLocale::system().language() == QLocale::English ? Language::English : Language::French;
}

QString Languages::codeOf(Language language) {
    return language == Language::French ? u"fr"_s : u"en"_s;
}

Language Languages::fromCode(const QString& code) {
    return code == u"en"_s ? Language::English : Language::French;
}

void Languages::use(Language language) {
    m_current = language;
    // Before the translators: each of them makes the widgets ask for their texts again.
    QLocale::setDefault(language == Language::French ? QLocale(QLocale::French, QLocale::France)
                                                     : QLocale(QLocale::English, QLocale::UnitedKingdom));
    removeAll();
    const QString code = codeOf(language);
    install(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_"_s + code + u".qm"_s);
    const QDir folder(u":/i18n"_s);
    for (const QString& file : folder.entryList({u"*_"_s + code + u".qm"_s}))
        install(folder.filePath(file));
    Q_EMIT changed();
}

void Languages::install(const QString& file) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(file))
        return;
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

void Languages::removeAll() {
    // A translator that goes removes itself from the application.
    m_translators.clear();
}

} // namespace visage::ui
