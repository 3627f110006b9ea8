// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/names.h"

#include "core/base/text.h"
#include "ui/common/formats.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace visage::ui {
namespace {

class Names {
    Q_DECLARE_TR_FUNCTIONS(visage::ui::Names)
};

/// More than anybody reads in one row; the rest stays in the store.
constexpr std::size_t maxText = 256 * 1024;

const Reason* find(const client::Workspace& workspace, ReasonId id) {
    const auto& reasons = workspace.reasons();
    const auto found =
        std::find_if(reasons.begin(), reasons.end(), [id](const Reason& reason) { return reason.id == id; });
    return found == reasons.end() ? nullptr : &*found;
}

} // namespace

QString oneLine(std::string_view utf8, std::size_t maxBytes) {
    return text(visage::text::oneLine(utf8, maxBytes));
}

QString manyLines(std::string_view utf8) {
    return text(visage::text::multiLine(visage::text::trimmed(utf8), maxText));
}

QString isolated(const QString& text) {
    return text.isEmpty() ? text : QChar(0x2068) + text + QChar(0x2069);
}

QString nameOf(const Customer& customer) {
    const QString person =
        (oneLine(customer.givenName, 120) + u' ' + oneLine(customer.familyName, 120)).trimmed();
    const QString organisation = oneLine(customer.organisation, 160);
    const QString name =
        customer.kind == CustomerKind::Organisation && !organisation.isEmpty() ? organisation : person;
    if (!name.isEmpty())
        return name;
    return organisation.isEmpty() ? Names::tr("Customer without a name") : organisation;
}

QString userName(const client::Workspace& workspace, UserId user) {
    for (const User& known : workspace.users())
        if (known.id == user)
            return oneLine(known.displayName.empty() ? known.name : known.displayName, 120);
    return Names::tr("a colleague");
}

QString reasonLabel(const Reason& reason) {
    const bool french = QLocale().language() == QLocale::French;
    const std::string& wanted = french ? reason.labelFr : reason.labelEn;
    return oneLine(wanted.empty() ? reason.labelFr : wanted, 160);
}

QString reasonName(const client::Workspace& workspace, ReasonId id) {
    const Reason* reason = find(workspace, id);
    return reason ? reasonLabel(*reason) : QString();
}

QString reasonPath(const client::Workspace& workspace, ReasonId id) {
    QString path;
    int depth = 0;
    for (const Reason* reason = find(workspace, id); reason && depth < 8;
         reason = find(workspace, reason->parent)) {
        path = path.isEmpty() ? reasonLabel(*reason) : reasonLabel(*reason) + QStringLiteral(" › ") + path;
        ++depth;
    }
    return path;
}

QString caseNumber(std::int64_t number) {
    return number == 0 ? Names::tr("New case") : Names::tr("No. %1").arg(number);
}

} // namespace visage::ui
