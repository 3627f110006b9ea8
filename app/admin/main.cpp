// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/command_line.h"
#include "app/admin/commands.h"

#include <QCoreApplication>

#include <cstdio>

using namespace visage;
using namespace visage::admin;

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int wrongUse = 2;

int say(const Error& error, int code) {
    std::fprintf(stderr, "%s\n", error.sentence.c_str());
    return code;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("visage-admin"));
    std::vector<std::string> words;
    for (const QString& word : QCoreApplication::arguments().mid(1))
        words.push_back(word.toStdString());

    const auto commands = allCommands();
    auto line = readCommandLine(words, commands);
    if (!line)
        return say(line.error(), wrongUse);
    if (line->help) {
        std::fputs(helpText(commands).c_str(), stdout);
        return done;
    }
    const SystemClock clock;
    SystemRandom random;
    Context context(std::move(line->arguments), clock, random);
    const auto outcome = line->command.run(context);
    // What was printed must have arrived: a full disk behind ">" is a failure too.
    if (std::fflush(stdout) != 0 && outcome.ok())
        return say({ErrorCode::StorageFull, "The output could not be written."}, failed);
    if (!outcome)
        return say(outcome.error(), context.usedWrongly() ? wrongUse : failed);
    return done;
}
