// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/settings.h"

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int layoutVersion = 1;

} // namespace

DesktopSettings::DesktopSettings(const QString& file)
    : m_file(file, QSettings::IniFormat) {
    if (m_file.value(u"layout/version"_s, layoutVersion).toInt() != layoutVersion)
        m_file.remove(u"layout"_s);
}

std::optional<Language> DesktopSettings::language() const {
    const QString code = m_file.value(u"language"_s).toString();
    return code.isEmpty() ? std::nullopt : std::optional(Languages::fromCode(code));
}

void DesktopSettings::setLanguage(Language language) {
    m_file.setValue(u"language"_s, Languages::codeOf(language));
    m_file.sync();
}

Theme::Choice DesktopSettings::theme() const {
    const QString name = m_file.value(u"theme"_s).toString();
    if (name == u"light"_s)
        return Theme::Choice::Light;
    return name == u"dark"_s ? Theme::Choice::Dark : Theme::Choice::System;
}

void DesktopSettings::setTheme(Theme::Choice choice) {
    const QString name = choice == Theme::Choice::Light  ? u"light"_s
                         : choice == Theme::Choice::Dark ? u"dark"_s
                                                         : u"system"_s;
    m_file.setValue(u"theme"_s, name);
    m_file.sync();
}

bool DesktopSettings::unencryptedAccepted(const QString& server) const {
    return m_file.value(u"unencryptedServers"_s).toStringList().contains(server);
}

void DesktopSettings::acceptUnencrypted(const QString& server) {
    if (unencryptedAccepted(server))
        return;
    m_file.setValue(u"unencryptedServers"_s, m_file.value(u"unencryptedServers"_s).toStringList() << server);
    m_file.sync();
}

QByteArray DesktopSettings::layout(const QString& name) const {
    return m_file.value(u"layout/"_s + name).toByteArray();
}

void DesktopSettings::setLayout(const QString& name, const QByteArray& state) {
    m_file.setValue(u"layout/version"_s, layoutVersion);
    m_file.setValue(u"layout/"_s + name, state);
    m_file.sync();
}

} // namespace visage::ui
