// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/field_edit.h"

#include <tuple>

namespace visage::rules::commands {

bool isNewer(const FieldStamp& one, const FieldStamp& other) {
    return std::tie(one.hlc, one.device) > std::tie(other.hlc, other.device);
}

FieldStamp standingStamp(const Loaded& loaded, const FieldEdit& edit) {
    const auto id = fieldStampId(edit.object, edit.field);
    if (const FieldStamp* there = loaded.find<FieldStamp>(id))
        return *there;
    FieldStamp none;
    none.id = id;
    none.kind = edit.kind;
    none.object = edit.object;
    none.customer = edit.customer;
    none.field = edit.field;
    return none;
}

FieldStamp stampedBy(FieldStamp stamp, const CommandContext& context) {
    stamp.hlc = stampOf(context);
    stamp.device = context.device;
    stamp.author = context.actor;
    stamp.at = momentOf(context);
    return stamp;
}

FieldVersion keptValue(const FieldEdit& edit, const FieldStamp& stamp, std::string value,
                       VersionState state) {
    FieldVersion kept;
    kept.id = fieldVersionId(edit.edit, edit.field);
    kept.kind = edit.kind;
    kept.object = edit.object;
    kept.customer = edit.customer;
    kept.field = edit.field;
    kept.value = std::move(value);
    kept.hlc = stamp.hlc;
    kept.author = stamp.author;
    kept.at = stamp.at;
    kept.state = state;
    return kept;
}

void addFieldKeys(std::vector<Key>& keys, EditId edit, ObjectId object, std::int64_t field) {
    keys.push_back(keyOf<FieldStamp>(fieldStampId(object, field)));
    keys.push_back(keyOf<FieldVersion>(fieldVersionId(edit, field)));
}

FieldOutcome editField(Decision& decision, const Loaded& loaded, const FieldEdit& edit,
                       const std::string& standing, const CommandContext& context) {
    if (loaded.find<FieldVersion>(fieldVersionId(edit.edit, edit.field)))
        return FieldOutcome::Nothing;
    const FieldStamp theirs = standingStamp(loaded, edit);
    FieldStamp mine = stampedBy(theirs, context);
    if (standing == edit.after) {
        // Two wanted the same: it stands since the newer one, or a third would win over one order of the two.
        if (isNewer(mine, theirs))
            put(decision, loaded, mine);
        return FieldOutcome::Nothing;
    }
    const bool seen = standing == edit.before;
    if (seen && !isNewer(mine, theirs))
        mine.hlc = theirs.hlc.next(); // a clock that is slow does not undo what its owner saw and corrected
    const bool wins = isNewer(mine, theirs);
    const bool disputed = !seen && edit.announced && theirs.author != context.actor;
    decision.merged = decision.merged || disputed;
    if (!wins) {
        put(decision, loaded,
            keptValue(edit, mine, edit.after, disputed ? VersionState::Disputed : VersionState::Lost));
        return FieldOutcome::Lost;
    }
    put(decision, loaded,
        keptValue(edit, theirs, standing, disputed ? VersionState::Disputed : VersionState::Replaced));
    put(decision, loaded, mine);
    return FieldOutcome::Stands;
}

} // namespace visage::rules::commands
