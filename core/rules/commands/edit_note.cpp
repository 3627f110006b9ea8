// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.h"
#include "core/rules/commands/common.h"
#include "core/rules/commands/handlers.h"

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

/// Both texts, the later one under the name of who wrote it. Language-neutral: people read it in both
/// languages.
std::string bothTexts(const std::string& there, const std::string& mine, const CommandContext& context) {
    const std::string minute = toIso(momentOf(context)).substr(0, 16);
    const std::string who = context.actorName.empty() ? std::string() : context.actorName + ", ";
    return there + "\n\n--- " + who + minute + "Z ---\n" + mine;
}

NoteVersion newVersion(const EditNote& command, const Note& note, const CommandContext& context) {
    NoteVersion version;
    version.id = command.version;
    version.note = note.id;
    version.customer = note.customer;
    version.version = note.version;
    version.baseVersion = command.baseVersion;
    version.author = context.actor;
    version.at = momentOf(context);
    version.text = note.text;
    return version;
}

Result<Decision> changed(const Loaded& loaded, const EditNote& command, const Note& there, std::string text,
                         const CommandContext& context) {
    Decision decision;
    decision.merged = command.baseVersion != there.version && text != there.text;
    if (!loaded.find<NoteVersion>(firstVersionOf(there.id)))
        put(decision, loaded, firstVersion(there));
    Note note = there;
    note.version = there.version + 1;
    note.editedAt = momentOf(context);
    note.text = decision.merged ? bothTexts(there.text, text, context) : std::move(text);
    put(decision, loaded, newVersion(command, note, context));
    put(decision, loaded, std::move(note));
    return decision;
}

} // namespace

std::vector<Key> keysFor(const EditNote& command) {
    std::vector<Key> keys;
    addKey<Note>(keys, command.note);
    addKey<NoteVersion>(keys, command.version);
    addKey<NoteVersion>(keys, firstVersionOf(command.note));
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
