// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/about_dialog.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace visage::ui {

using namespace Qt::StringLiterals;

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent) {
    setObjectName(u"aboutDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Visage"));
    auto* title = new PlainLabel(u"Visage"_s);
    setLook(title, Look::Title);
    auto* text = new PlainLabel(tr("Version %1").arg(QCoreApplication::applicationVersion()) + u"\n\n"_s +
                                tr("The customer on the screen before the call is answered, with everything "
                                   "that was said on every channel.") +
                                u"\n\n"_s +
                                tr("Free software under the GNU General Public License, version 3 or later. "
                                   "Made with Qt %1 (LGPL 3); icons "
                                   "by Lucide (ISC).")
                                    .arg(QLatin1StringView(qVersion())));
    text->setObjectName(u"aboutText"_s);
    text->setWordWrap(true);
    text->setMinimumWidth(400);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addWidget(buttons);
}

} // namespace visage::ui
