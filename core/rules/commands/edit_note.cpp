// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"
#include "core/rules/note_versions.h"
#include "core/rules/text_merge.h"

namespace visage::rules::commands {
namespace {

/// The first text is kept under the note's own id when it is changed for the first time.
NoteVersionId firstVersionOf(NoteId note) {
    return NoteVersionId(note.uuid);
}

NoteVersion firstVersion(const Note& note) {
    NoteVersion version;
    version.id = firstVersionOf(note.id);
    version.note = note.id;
    version.customer = note.customer;
    version.version = note.version;
    version.author = note.author;
    version.at = note.createdAt;
    version.text = note.text;
    return version;
}

/// The text that stands, by the id of its version.
NoteVersionId currentOf(const Note& note) {
    return note.current ? note.current : firstVersionOf(note.id);
}

/// The text from which the author began. Desktops that do not say it by its id say its number.
NoteVersionId baseOf(const EditNote& command, const Note& there) {
    if (command.base)
        return command.base;
    if (command.baseVersion == there.version)
        return currentOf(there);
    return command.baseVersion == 1 ? firstVersionOf(command.note) : NoteVersionId();
}

std::string mergedText(const Loaded& loaded, NoteVersionId base, const Note& there, std::string_view mine,
                       const CommandContext& context) {
    const auto keepBoth = [&](std::string_view theirs, std::string_view ours, bool atEnd) {
        return bothTexts(theirs, ours, atEnd, context.actorName, momentOf(context));
    };
    const NoteVersion* began = base ? loaded.find<NoteVersion>(base) : nullptr;
    if (!began || began->note != there.id)
        return keepBoth(there.text, mine, true);
    return mergeTexts(began->text, there.text, mine, keepBoth).text;
}

/// Puts the text as the next version, and as the one that stands.
void putVersion(Decision& decision, const Loaded& loaded, Note& note, NoteVersionId id,
                std::int64_t baseVersion, std::string text, const CommandContext& context) {
    note.version += 1;
    note.editedAt = momentOf(context);
    note.current = id;
    note.text = std::move(text);
    NoteVersion version;
    version.id = id;
    version.note = note.id;
    version.customer = note.customer;
    version.version = note.version;
    version.baseVersion = baseVersion;
    version.author = context.actor;
    version.at = note.editedAt;
    version.text = note.text;
    put(decision, loaded, std::move(version));
}

Decision changed(const Loaded& loaded, const EditNote& command, const Note& there, std::string text,
                 const CommandContext& context) {
    Decision decision;
    if (!loaded.find<NoteVersion>(firstVersionOf(there.id)))
        put(decision, loaded, firstVersion(there));
    const NoteVersionId base = baseOf(command, there);
    Note note = there;
    decision.merged = base != currentOf(there) && text != there.text;
    putVersion(decision, loaded, note, command.version, command.baseVersion, text, context);
    if (decision.merged)
        putVersion(decision, loaded, note, mergedVersionOf(command.version), there.version,
                   mergedText(loaded, base, there, text, context), context);
    put(decision, loaded, std::move(note));
    return decision;
}

} // namespace

std::vector<Key> keysFor(const EditNote& command) {
    std::vector<Key> keys;
    addKey<Note>(keys, command.note);
    addKey<NoteVersion>(keys, command.version);
    addKey<NoteVersion>(keys, firstVersionOf(command.note));
    addKey<NoteVersion>(keys, command.base);
    return keys;
}

Result<Decision> decideFor(const Loaded& loaded, const EditNote& command, const CommandContext& context) {
    const Note* there = loaded.find<Note>(command.note);
    if (!there)
        return notFound("This note does not exist, or exists no more: write a new one.");
    if (!command.version || command.version == firstVersionOf(command.note))
        return badInput("The new version of the note has no id of its own.");
    if (const NoteVersion* done = loaded.find<NoteVersion>(command.version)) {
        if (done->note != command.note)
            return conflict("This version belongs to another note.");
        return Decision{};
    }
    Result<std::string> text = checkedText(command.text, maxNoteBytes, "The note");
    if (!text)
        return text.error();
    if (text->empty())
        return badInput("The note is empty: write something, or leave it as it was.");
    return changed(loaded, command, *there, std::move(*text), context);
}

} // namespace visage::rules::commands
