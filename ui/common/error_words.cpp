// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/words.h"

#include <QCoreApplication>

#include <span>

namespace visage::ui {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

/// Sentences of core that agents meet. What core adds in parentheses is a detail and stays as it is.
constexpr const char* const sentencesOfCore[] = {
    QT_TRANSLATE_NOOP("Words", "This is too long to be kept: shorten it."),
    QT_TRANSLATE_NOOP("Words", "This waits no longer: look at the list again."),
    QT_TRANSLATE_NOOP("Words", "Somebody else has decided over this before: look at the list again."),
    QT_TRANSLATE_NOOP("Words", "This is about somebody who was erased: throw it away."),
    QT_TRANSLATE_NOOP(
        "Words", "The local copy was damaged and has been set aside: it is fetched again from the server. "
                 "Your unsent work is not touched."),
    QT_TRANSLATE_NOOP("Words",
                      "The file of unsent work was damaged: what could be read of it will be sent. Keep the "
                      "file that was set aside beside it."),
    QT_TRANSLATE_NOOP("Words",
                      "The file of unsent work was damaged, and no unsent work could be read in it. Keep the "
                      "file that was set aside beside it."),
    QT_TRANSLATE_NOOP("Words", "The server sent a message that is not due now."),
    QT_TRANSLATE_NOOP("Words", "The server sent a message that is too large."),
    QT_TRANSLATE_NOOP("Words", "The server sent a message that cannot be read."),
    QT_TRANSLATE_NOOP("Words", "Type your user name."),
    QT_TRANSLATE_NOOP("Words", "Too many wrong passwords: try again in"),
    QT_TRANSLATE_NOOP("Words", "This customer is not on this desktop."),
    QT_TRANSLATE_NOOP(
        "Words", "This server is another one than this desktop has worked with: check the address of the "
                 "server, or use another profile for it."),
    QT_TRANSLATE_NOOP("Words", "This customer does not exist, or exists no more: search for them again."),
    QT_TRANSLATE_NOOP("Words", "This number or address is not on the record, or no longer: somebody changed "
                               "it, look at the record again."),
    QT_TRANSLATE_NOOP("Words", "This case does not exist, or exists no more: look at the record again."),
    QT_TRANSLATE_NOOP("Words", "This note does not exist, or exists no more: write a new one."),
    QT_TRANSLATE_NOOP("Words", "This reason does not exist: choose another one."),
    QT_TRANSLATE_NOOP("Words", "The note is empty: write something first."),
    QT_TRANSLATE_NOOP("Words", "The note is empty: write something, or leave it as it was."),
    QT_TRANSLATE_NOOP("Words", "The alert is empty: write what everybody must know."),
    QT_TRANSLATE_NOOP("Words", "The alert would have expired already: choose a later day."),
    QT_TRANSLATE_NOOP("Words", "Say why the case is closed: choose a reason or write a sentence."),
    QT_TRANSLATE_NOOP("Words", "Say in a few words what the case is about."),
    QT_TRANSLATE_NOOP("Words", "This is no number, address or account that can be kept: check it."),
    QT_TRANSLATE_NOOP("Words", "A customer needs a name: type at least a surname."),
    QT_TRANSLATE_NOOP("Words", "An organisation needs a name."),
    QT_TRANSLATE_NOOP("Words",
                      "The birth date lies in the future or does not exist: correct it or leave it empty."),
    QT_TRANSLATE_NOOP("Words", "This alert does not exist, or exists no more: look at the record again."),
    QT_TRANSLATE_NOOP(
        "Words",
        "The case of this note does not exist, or exists no more: write the note on the customer instead."),
    QT_TRANSLATE_NOOP("Words", "Another case has this id already: open the case again."),
    QT_TRANSLATE_NOOP("Words", "Somebody changed the status of this case before: look at it again."),
    QT_TRANSLATE_NOOP("Words", "The case has this status already."),
    QT_TRANSLATE_NOOP("Words",
                      "A merged case has no status of its own: work on the case it was merged into."),
    QT_TRANSLATE_NOOP("Words", "The note is too long: shorten it to"),
    QT_TRANSLATE_NOOP("Words", "The text is too long: shorten it to"),
    QT_TRANSLATE_NOOP("Words", "The alert is too long: shorten it to"),
    QT_TRANSLATE_NOOP("Words", "The subject is too long: shorten it to"),
    QT_TRANSLATE_NOOP("Words", "A name is too long: shorten it to"),
    QT_TRANSLATE_NOOP("Words", "Nothing was changed: change something first."),
    QT_TRANSLATE_NOOP("Words", "This value cannot be read: enter it again."),
    QT_TRANSLATE_NOOP("Words", "Only one of the two can stand: choose one."),
    QT_TRANSLATE_NOOP("Words",
                      "This earlier value is not kept, or no longer: type the right value into the record."),
    QT_TRANSLATE_NOOP("Words", "The match weights were written by a newer Visage. Update this one."),
    QT_TRANSLATE_NOOP("Words", "A consent is not taken back: record it again, with its evidence."),
    QT_TRANSLATE_NOOP("Words", "This number or address is on another customer's record: open that one."),
    QT_TRANSLATE_NOOP("Words", "A number is replaced by a number, an address by an address."),
    QT_TRANSLATE_NOOP("Words", "The tag is empty: write a word."),
    QT_TRANSLATE_NOOP(
        "Words",
        "This tag is not on the record, or no longer: somebody changed it, look at the record again."),
    QT_TRANSLATE_NOOP(
        "Words",
        "Say where the customer agreed (a call, a form, a letter): without that the stricter answer stands."),
    QT_TRANSLATE_NOOP("Words", "A stricter answer of this customer was recorded meanwhile and stands: look "
                               "at the record again, and ask the customer if in doubt."),
    QT_TRANSLATE_NOOP("Words", "Say whether the customer agrees or refuses."),
    QT_TRANSLATE_NOOP("Words", "A country is written with its two letters: FR, BE, DE..."),
    QT_TRANSLATE_NOOP("Words", "A customer since a day that has not come: correct it or leave it empty."),
    QT_TRANSLATE_NOOP("Words", "This entry is too long: shorten it to"),
    QT_TRANSLATE_NOOP("Words", "The tag is too long: shorten it to"),
    QT_TRANSLATE_NOOP("Words", "Somebody else has taken this case, or given it away: look at it again."),
    QT_TRANSLATE_NOOP("Words", "Nothing would change: the case is theirs already."),
    QT_TRANSLATE_NOOP("Words", "Say when the customer will be called back."),
    QT_TRANSLATE_NOOP("Words", "The callback would end before it begins: correct the time."),
    QT_TRANSLATE_NOOP(
        "Words", "This callback does not exist, or exists no more: book another one if it is still needed."),
    QT_TRANSLATE_NOOP("Words", "Say in a few words why the customer could not be called."),
    QT_TRANSLATE_NOOP("Words", "Somebody closed this callback before: look at it again."),
    QT_TRANSLATE_NOOP("Words", "Choose another time for the callback."),
    QT_TRANSLATE_NOOP("Words", "This callback is over: book another one if it is still needed."),
    QT_TRANSLATE_NOOP("Words", "Somebody gave this callback another time before: look at it again."),
    QT_TRANSLATE_NOOP("Words", "This message was taken back: write a new one."),
    QT_TRANSLATE_NOOP("Words", "Somebody changed this message meanwhile: read what it says now."),
    QT_TRANSLATE_NOOP("Words", "The message is empty: write something, or take it back."),
    QT_TRANSLATE_NOOP("Words", "The message is empty: write something first."),
    QT_TRANSLATE_NOOP("Words", "This message does not exist, or exists no more: write a new one."),
    QT_TRANSLATE_NOOP("Words", "This message waits no longer: it is under way or was sent."),
    QT_TRANSLATE_NOOP("Words", "Nothing can be written on this channel: choose another one."),
    QT_TRANSLATE_NOOP("Words", "Say where the message goes: an address, a number or an account."),
    QT_TRANSLATE_NOOP("Words", "Say how the contact came about: a visit, a letter, a call..."),
    QT_TRANSLATE_NOOP("Words", "The contact would lie in the future: correct its time."),
    QT_TRANSLATE_NOOP("Words", "The contact would end before it begins: correct its time."),
    QT_TRANSLATE_NOOP("Words", "Say in a few words what the contact was about."),
    QT_TRANSLATE_NOOP("Words", "Somebody moved this case to another queue before: look at it again."),
    QT_TRANSLATE_NOOP("Words", "The case is in this queue already: choose another one."),
    QT_TRANSLATE_NOOP("Words", "This queue does not exist or is switched off: choose another one."),
    QT_TRANSLATE_NOOP("Words", "This queue does not exist: choose another one."),
    QT_TRANSLATE_NOOP("Words", "This colleague does not work here any more: choose another one."),
    QT_TRANSLATE_NOOP("Words", "The text of the callback is too long: shorten it to"),
    QT_TRANSLATE_NOOP("Words", "The outcome is too long: shorten it to"),
    QT_TRANSLATE_NOOP("Words", "The message is too long: shorten it to"),
    QT_TRANSLATE_NOOP("Words", "The evidence is too long: shorten it to"),
    QT_TRANSLATE_NOOP(
        "Words", "The server could not keep this change: enter it again, and if that fails too, show this "
                 "to your administrator:"),
    QT_TRANSLATE_NOOP("Words", "The local copy cannot be read now, so nothing was kept: copy your text and "
                               "try again in a moment. If that fails, start Visage again."),
    QT_TRANSLATE_NOOP("Words", "The files of Visage on this computer cannot be opened, so nothing was kept: "
                               "copy your text, check the disk, then start Visage again."),
    QT_TRANSLATE_NOOP("Words", "A damaged file cannot be set aside: check the rights and the space on its "
                               "disk, then start Visage again."),
    QT_TRANSLATE_NOOP("Words",
                      "The profile folder cannot be written: check its rights and the space on its disk."),
    QT_TRANSLATE_NOOP("Words",
                      "The folder for your work cannot be made: check the rights and the space on its disk."),
    QT_TRANSLATE_NOOP(
        "Words", "Nobody is logged in, so nothing was kept: copy your text, log in, then enter it again."),
    QT_TRANSLATE_NOOP("Words", "Nobody is logged in: log in first."),
    QT_TRANSLATE_NOOP("Words", "The local copy was written by a newer Visage: it is fetched again from the "
                               "server. Nothing of yours is lost."),
    QT_TRANSLATE_NOOP("Words", "The local copy is fetched again."),
    QT_TRANSLATE_NOOP("Words", "The local copy is damaged:"),
    QT_TRANSLATE_NOOP("Words", "The cache does not say what it is a copy of."),
    QT_TRANSLATE_NOOP("Words", "The file of unsent work is damaged:"),
    QT_TRANSLATE_NOOP("Words", "An entry of the unsent work has an unknown form."),
    QT_TRANSLATE_NOOP("Words", "An entry of the unsent work is unreadable:"),
    QT_TRANSLATE_NOOP("Words", "This is about somebody who was erased: nothing of it can be kept."),
    QT_TRANSLATE_NOOP("Words", "The database is in use by another program: try again in a moment."),
    QT_TRANSLATE_NOOP("Words", "The database file is damaged: restore it from a backup."),
    QT_TRANSLATE_NOOP("Words",
                      "The database may not be written: give this program the right to write there."),
    QT_TRANSLATE_NOOP("Words", "The database file cannot be opened: check that its folder exists."),
    QT_TRANSLATE_NOOP("Words", "The database refused a row that contradicts another one."),
    QT_TRANSLATE_NOOP("Words", "The question was interrupted by a newer one."),
    QT_TRANSLATE_NOOP("Words", "The database reported a fault."),
    QT_TRANSLATE_NOOP("Words",
                      "One of these customers does not exist, or exists no more: search for them again."),
    QT_TRANSLATE_NOOP("Words", "Somebody joined this record with another one before: join that one."),
    QT_TRANSLATE_NOOP("Words", "A record cannot be joined with itself: choose two."),
    QT_TRANSLATE_NOOP("Words", "This priority does not exist: choose P1, P2 or P3."),
    QT_TRANSLATE_NOOP("Words", "Another contact has this id already: enter it again."),
    QT_TRANSLATE_NOOP("Words", "Another contact has this id already: write the message again."),
    QT_TRANSLATE_NOOP("Words", "This value cannot be read any more: enter it again."),
    QT_TRANSLATE_NOOP("Words", "Say which contact is meant."),
    QT_TRANSLATE_NOOP("Words", "This kind of identifier is not known here."),
    QT_TRANSLATE_NOOP("Words", "A callback without an id cannot be kept."),
    QT_TRANSLATE_NOOP("Words", "A case cannot be given this status."),
    QT_TRANSLATE_NOOP("Words", "A change of status without an id cannot be kept."),
    QT_TRANSLATE_NOOP("Words", "This event belongs to another case."),
    QT_TRANSLATE_NOOP("Words", "A callback ends as done, cancelled or failed."),
    QT_TRANSLATE_NOOP("Words", "A change of a case without an id cannot be kept."),
    QT_TRANSLATE_NOOP("Words", "A customer without an id cannot be kept."),
    QT_TRANSLATE_NOOP("Words", "A customer is a person or an organisation."),
    QT_TRANSLATE_NOOP("Words", "The new version of the note has no id of its own."),
    QT_TRANSLATE_NOOP("Words", "This version belongs to another note."),
    QT_TRANSLATE_NOOP("Words",
                      "Say why: the person asked for it, their time is over, or the record was a mistake."),
    QT_TRANSLATE_NOOP("Words", "A contact without an id cannot be kept."),
    QT_TRANSLATE_NOOP("Words", "A contact comes in, goes out or is internal."),
    QT_TRANSLATE_NOOP("Words", "A case without an id cannot be kept."),
    QT_TRANSLATE_NOOP("Words", "An alert without an id cannot be kept."),
    QT_TRANSLATE_NOOP("Words", "A message without an id cannot be kept."),
    QT_TRANSLATE_NOOP("Words", "A call without an id cannot be kept."),
    QT_TRANSLATE_NOOP("Words", "A call comes in or goes out."),
    QT_TRANSLATE_NOOP("Words", "This contact is no call."),
    QT_TRANSLATE_NOOP("Words", "A consent without an id cannot be kept."),
    QT_TRANSLATE_NOOP("Words", "This kind of consent is not known here."),
    QT_TRANSLATE_NOOP("Words", "It is not said which tag was seen: open the record again."),
    QT_TRANSLATE_NOOP("Words", "A change without an id cannot be kept."),
    QT_TRANSLATE_NOOP("Words", "This is no part of a customer's record that people change."),
    QT_TRANSLATE_NOOP("Words", "Say which of the two values is right."),
    QT_TRANSLATE_NOOP("Words", "One change names the same entry twice: enter it again."),
    QT_TRANSLATE_NOOP("Words", "A note without an id cannot be kept."),
    QT_TRANSLATE_NOOP("Words", "Say what the note is about: a customer, a case or a contact."),
    QT_TRANSLATE_NOOP("Words", "Nobody has less than no points."),
    QT_TRANSLATE_NOOP("Words", "This choice is not known here: choose another one."),
};

/// Why something is refused to this person, where core says more than that it is.
constexpr const char* const refusalsOfCore[] = {
    QT_TRANSLATE_NOOP("Words", "Somebody else pinned this alert: ask them or a lead to remove it."),
    QT_TRANSLATE_NOOP("Words", "Your role does not allow to change this: ask a lead."),
    QT_TRANSLATE_NOOP("Words", "Only a lead or an administrator decides over this."),
    QT_TRANSLATE_NOOP("Words",
                      "Somebody else wrote this message: ask them or a lead to change it or take it back."),
};

/// Empty for a sentence that is not among them.
QString translated(std::span<const char* const> sentences, const QString& sentence) {
    for (const char* known : sentences) {
        const QLatin1String start(known);
        if (sentence.startsWith(start))
            return Words::tr(known) + sentence.mid(start.size());
    }
    return {};
}

QString sentenceOfCore(const QString& sentence) {
    const QString known = translated(sentencesOfCore, sentence);
    return known.isEmpty() ? sentence : known;
}

QString refusalOf(const Error& error) {
    const QString known = translated(refusalsOfCore, QString::fromStdString(error.sentence));
    return known.isEmpty() ? Words::tr("Your role does not allow this. Ask a lead.") : known;
}

/// With how long it takes, where core says it.
QString lockOut(const Error& error) {
    const QString known = translated(sentencesOfCore, QString::fromStdString(error.sentence));
    return known.isEmpty() ? Words::tr("Too many wrong passwords: this account is locked for a while. Ask an "
                                       "administrator.")
                           : known;
}

/// A local copy of a newer version is no trouble; anything else is.
QString tooNew(const Error& error) {
    const QString known = translated(sentencesOfCore, QString::fromStdString(error.sentence));
    return known.isEmpty()
               ? Words::tr("These data were written by a newer version. Update Visage on this computer.")
               : known;
}

} // namespace

QString sentenceOf(const Error& error) {
    switch (error.code) {
    case ErrorCode::Unavailable:
        return Words::tr("The server cannot be reached. Your work is kept here and sent later.");
    case ErrorCode::Busy:
        return Words::tr("This is being used elsewhere at the moment. Try again.");
    case ErrorCode::StorageFull:
        return Words::tr("The disk is full. Free some space, then try again.");
    case ErrorCode::StoreFull:
        return Words::tr(
            "The server's disk is full. Your work is kept here and sent when there is room again: tell your "
            "administrator.");
    case ErrorCode::RateLimited:
        return Words::tr("Too many attempts. Wait a minute, then try again.");
    case ErrorCode::Denied:
        return refusalOf(error);
    case ErrorCode::WrongCredentials:
        return Words::tr("The user name or the password is wrong.");
    case ErrorCode::Locked:
        return lockOut(error);
    case ErrorCode::AccountOff:
        return Words::tr("This account is switched off. Ask your administrator.");
    case ErrorCode::NoOfflineLogIn:
        return Words::tr("The server cannot be reached. Check its address and the network: without it, only "
                         "those can log in who have done so on this computer in the last 30 days.");
    case ErrorCode::SessionExpired:
        return Words::tr("Your session has ended. Log in again.");
    case ErrorCode::TooOld:
        return Words::tr(
            "The server speaks a newer version of the protocol. Update Visage on this computer.");
    case ErrorCode::TooNew:
        return tooNew(error);
    case ErrorCode::UnknownIssuer:
        return Words::tr(
            "The server's certificate comes from an authority that this computer does not trust. Have your "
            "administrator install that authority here, or check the server's address.");
    case ErrorCode::OtherCertificate:
        return Words::tr(
            "The server's certificate is for another name than the address says. Correct the address, or "
            "tell your administrator.");
    case ErrorCode::ExpiredCertificate:
        return Words::tr(
            "The server's certificate is not valid today. Check the date of this computer, or have your "
            "administrator renew the certificate.");
    case ErrorCode::UnknownKey:
        return Words::tr("This computer does not know the server yet. Compare the fingerprint of its key "
                         "with the one that "
                         "your administrator has given you.");
    case ErrorCode::ChangedKey:
        return Words::tr("The server shows another key than the one that was accepted here: somebody else "
                         "may be answering "
                         "in its place. Do not log in, and ask your administrator. Only if they have changed "
                         "the key, start "
                         "Visage once with --forget-certificate.");
    case ErrorCode::StoreTooOld:
        return Words::tr(
            "The server is older than this Visage. It must be updated first: tell your administrator.");
    case ErrorCode::Superseded:
        return Words::tr("Visage was opened with this profile elsewhere, which took over.");
    default:
        break;
    }
    return sentenceOfCore(QString::fromStdString(error.sentence));
}

} // namespace visage::ui
