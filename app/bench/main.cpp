// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/subject.h"

#ifdef VISAGE_BENCH_DESKTOP
#include <QApplication>
#else
#include <QCoreApplication>
#endif
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace visage;
using namespace Qt::StringLiterals;

namespace {

/// What this share is as good as or better than.
double valueOf(const bench::Figure& figure, double share) {
    return bench::percentile(figure.samples, figure.goalIsLeast ? 1 - share : share);
}

QString goalOf(const bench::Figure& figure) {
    return u"%1 %2 %3 %4"_s.arg(QString::fromStdString(figure.goalOf), figure.goalIsLeast ? u">"_s : u"<"_s)
        .arg(figure.goal)
        .arg(QString::fromStdString(figure.unit));
}

/// Of a figure with a goal. `goalOf` is "p50", "p95", "p99" or "worst".
bool meetsGoal(const bench::Figure& figure) {
    const double value =
        valueOf(figure, figure.goalOf == "worst" ? 1 : std::stod(figure.goalOf.substr(1)) / 100);
    return figure.goalIsLeast ? value >= figure.goal : value <= figure.goal;
}

QJsonObject toJson(const bench::Figure& figure) {
    QJsonObject json{{u"name"_s, QString::fromStdString(figure.name)},
                     {u"data"_s, QString::fromStdString(figure.data)},
                     {u"unit"_s, QString::fromStdString(figure.unit)},
                     {u"n"_s, static_cast<qint64>(figure.samples.size())},
                     {u"p50"_s, valueOf(figure, .50)},
                     {u"p95"_s, valueOf(figure, .95)},
                     {u"p99"_s, valueOf(figure, .99)},
                     {u"worst"_s, valueOf(figure, 1)}};
    if (figure.goal > 0) {
        json[u"goal"_s] = goalOf(figure);
        json[u"met"_s] = meetsGoal(figure);
    }
    return json;
}

void printLine(const bench::Figure& figure) {
    const char* unit = figure.unit.c_str();
    std::printf("%s\n    n %zu, p50 %.3f %s, p95 %.3f %s, p99 %.3f %s, worst %.3f %s (", figure.name.c_str(),
                figure.samples.size(), valueOf(figure, .5), unit, valueOf(figure, .95), unit,
                valueOf(figure, .99), unit, valueOf(figure, 1), unit);
    if (figure.goal > 0)
        std::printf("goal: %s, %s; ", qPrintable(goalOf(figure)), meetsGoal(figure) ? "met" : "MISSED");
    std::printf("%s)\n", figure.data.c_str());
}

void print(const std::vector<bench::Figure>& figures, bool asJson, const char* subject) {
    QJsonArray all;
    for (const bench::Figure& figure : figures) {
        all.append(toJson(figure));
        if (!asJson)
            printLine(figure);
    }
    if (asJson)
        std::puts(QJsonDocument({{u"subject"_s, QString::fromLatin1(subject)}, {u"figures"_s, all}})
                      .toJson(QJsonDocument::Compact)
                      .constData());
}

int list() {
    for (const bench::Subject& subject : bench::subjects())
        std::printf("%-12s %s\n", subject.name, subject.what);
    std::printf("%-12s %s\n", "store", "all that concern a store and its desktops, one after the other");
    return 0;
}

int run(const bench::Subject& subject, const bench::Options& options, bool asJson) {
    const auto figures = subject.run(options);
    if (!figures) {
        std::fprintf(stderr, "%s: %s\n", subject.name, figures.error().sentence.c_str());
        return 1;
    }
    print(*figures, asJson, subject.name);
    std::fflush(stdout);
    return 0;
}

int run(const QString& name, const bench::Options& options, bool asJson) {
    const auto all = bench::subjects();
    if (name == "store"_L1) {
        int worst = 0;
        for (const bench::Subject& subject : all)
            if (subject.ofStore)
                worst = std::max(worst, run(subject, options, asJson));
        return worst;
    }
    const auto subject =
        std::ranges::find_if(all, [&](const auto& one) { return name == QLatin1String(one.name); });
    if (subject == all.end()) {
        std::fprintf(stderr, "There is no such subject: see visage-bench --list.\n");
        return 2;
    }
    return run(*subject, options, asJson);
}

} // namespace

int main(int argc, char** argv) {
    // What a session of a desktop has and a bare machine lacks, which Qt complains of.
    const QTemporaryDir runtimeFolder;
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtimeFolder.path()));
#ifdef VISAGE_BENCH_DESKTOP
    // Without a screen everything is painted all the same, in memory.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY") &&
        qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
#else
    QCoreApplication application(argc, argv);
#endif
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures Visage: visage-bench SUBJECT --json"_s);
    parser.addHelpOption();
    parser.addPositionalArgument(u"subject"_s, u"What to measure; see --list."_s);
    parser.addPositionalArgument(u"data"_s, u"Of \"identity\": folder of a labelled data set."_s,
                                 u"[data]"_s);
    parser.addOptions(
        {{u"list"_s, u"Lists the subjects."_s},
         {u"json"_s, u"Prints one line of JSON."_s},
         {u"customers"_s, u"Customers in the data set; otherwise the subject's own."_s, u"N"_s},
         {u"interactions"_s, u"Contacts in the data set; otherwise five a customer."_s, u"N"_s},
         {u"defaults"_s, u"Of \"identity\": with the weights that are shipped, nothing learnt."_s},
         {u"seed"_s, u"Of the data set."_s, u"S"_s, u"1"_s},
         {u"rounds"_s, u"How often it is measured."_s, u"N"_s},
         {u"peers"_s, u"Folder with what is measured beside; see packaging/bench.sh."_s, u"DIR"_s},
         {u"folder"_s, u"Where data sets are kept between two runs."_s, u"DIR"_s,
          QDir::tempPath() + "/visage-bench"_L1}});
    parser.process(application);
    if (parser.isSet(u"list"_s))
        return list();
    const qsizetype words = parser.positionalArguments().size();
    if (words < 1 || words > 2) {
        std::fputs(parser.helpText().toUtf8().constData(), stderr);
        return 2;
    }
    bench::Options options;
    options.dataSet = parser.positionalArguments().value(1);
    options.defaults = parser.isSet(u"defaults"_s);
    options.customers = parser.value(u"customers"_s).toLongLong();
    options.interactions = parser.value(u"interactions"_s).toLongLong();
    options.seed = parser.value(u"seed"_s).toULongLong();
    options.rounds = parser.value(u"rounds"_s).toInt();
    options.peers = parser.value(u"peers"_s);
    options.folder = parser.value(u"folder"_s);
    return run(parser.positionalArguments().first(), options, parser.isSet(u"json"_s));
}
