// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/about_dialog.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace visage::ui {

using namespace Qt::StringLiterals;

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent)
    , m_text(new PlainLabel)
    , m_close(new QPushButton) {
    setObjectName(u"aboutDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* title = new PlainLabel(u"Visage"_s);
    setLook(title, Look::Title);
    m_text->setObjectName(u"aboutText"_s);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(400);
    retranslate();
    m_close->setObjectName(u"aboutClose"_s);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addWidget(m_text);
    layout->addWidget(m_close, 0, Qt::AlignRight);
}

void AboutDialog::retranslate() {
    setWindowTitle(tr("About Visage"));
    m_close->setText(tr("Close"));
    m_text->setText(tr("Version %1").arg(QCoreApplication::applicationVersion()) + u"\n\n"_s +
                    tr("The customer on the screen before the call is answered, with everything "
                       "that was said on every channel.") +
                    u"\n\n"_s +
                    tr("Free software under the GNU General Public License, version 3 or later. "
                       "Made with Qt %1 (LGPL 3); icons "
                       "by Lucide (ISC).")
                        .arg(QLatin1StringView(qVersion())));
}

void AboutDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace visage::ui
