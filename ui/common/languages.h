// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>

#include <memory>
#include <vector>

namespace visage::ui {

enum class Language { French, English };

/// The language of the running desktop, changed live: every widget gets QEvent::LanguageChange. Loads every
/// `:/i18n/*_<language>.qm` and Qt's own translations, and sets QLocale(). Made by the main. GUI thread.
class Languages : public QObject {
    Q_OBJECT
public:
    explicit Languages(QObject* parent = nullptr);
    ~Languages() override;

    void use(Language language);
    [[nodiscard]] Language current() const { return m_current; }

    /// French, unless the system speaks English.
    [[nodiscard]] static Language ofSystem();
    [[nodiscard]] static QString codeOf(Language language); ///< "fr", "en"
    /// French for anything unknown.
    [[nodiscard]] static Language fromCode(const QString& code);

Q_SIGNALS:
    void changed();

private:
    void install(const QString& file);
    void removeAll();

    Language m_current = Language::French;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace visage::ui
