// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/commands.h"
#include "app/admin/context.h"
#include "core/store/import/import.h"

#include <QFile>
#include <QFileInfo>

#include <chrono>
#include <cstdio>

namespace visage::admin {
namespace {

constexpr int sentencesShown = 20;

Result<store::FileFormat> formatOf(Context& context, const std::string& path) {
    std::string format = context.option("--format");
    if (format.empty())
        format = QFileInfo(QString::fromStdString(path)).suffix().toLower().toStdString();
    if (format == "csv" || format == "txt")
        return store::FileFormat::Csv;
    if (format == "tsv")
        return store::FileFormat::Tsv;
    if (format == "jsonl" || format == "ndjson")
        return store::FileFormat::JsonLines;
    if (format == "vcf" || format == "vcard")
        return context.wrongUse(
            "vCard files are not read yet: export the address book as CSV and import that.");
    return context.wrongUse("The format \"" + format +
                            "\" is not read here: give csv, tsv or jsonl with --format.");
}

Result<store::ImportKind> kindOf(Context& context) {
    const std::string kind = context.has("--kind") ? context.option("--kind") : "customers";
    if (kind == "customers")
        return store::ImportKind::Customers;
    if (kind == "interactions")
        return store::ImportKind::Interactions;
    if (kind == "orders")
        return store::ImportKind::Orders;
    return context.wrongUse("The kind \"" + kind +
                            "\" does not exist: give customers, interactions or orders.");
}

/// Where rejected rows and remarks go: a file of its own, or the first of them to standard error.
class Report {
public:
    Result<void> open(const std::string& path) {
        if (path.empty())
            return {};
        m_file.setFileName(QString::fromStdString(path));
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate) || m_file.write("line,sentence\r\n") < 0)
            return Error{ErrorCode::Denied, "The report " + path + " cannot be written."};
        return {};
    }

    void add(std::int64_t lineOfFile, const std::string& sentence) {
        const std::string line = std::to_string(lineOfFile);
        if (m_file.isOpen())
            m_whole = m_file.write(csvLine(line, sentence)) >= 0 && m_whole;
        else if (++m_shown <= sentencesShown)
            std::fprintf(stderr, "line %s: %s\n", line.c_str(), sentence.c_str());
    }

    Result<void> close() {
        if (m_shown > sentencesShown)
            std::fprintf(stderr, "and %d more; --report FILE keeps them all\n", m_shown - sentencesShown);
        if (m_file.isOpen() && (!m_file.flush() || !m_whole))
            return Error{ErrorCode::StorageFull, "The report could not be written to its end."};
        return {};
    }

private:
    static QByteArray csvLine(const std::string& line, const std::string& sentence) {
        QString quoted = QString::fromStdString(sentence);
        quoted.replace(u'"', QStringLiteral("\"\""));
        return QByteArray::fromStdString(line) + ",\"" + quoted.toUtf8() + "\"\r\n";
    }

    QFile m_file;
    bool m_whole = true;
    int m_shown = 0;
};

/// "25,000 rows, 31,000 a second" on standard error, at most twice a second.
class Progress {
public:
    void show(std::int64_t rows) {
        const auto now = std::chrono::steady_clock::now();
        if (now - m_shown < std::chrono::milliseconds(500))
            return;
        m_shown = now;
        const double seconds = std::chrono::duration<double>(now - m_started).count();
        std::fprintf(stderr, "%lld rows, %.0f a second\n", static_cast<long long>(rows),
                     static_cast<double>(rows) / seconds);
    }

private:
    std::chrono::steady_clock::time_point m_started = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point m_shown = m_started;
};

void printOutcome(Context& context, const store::ImportOutcome& outcome) {
    const auto text = [](std::int64_t n) { return std::to_string(n); };
    context.print(text(outcome.rows) + (outcome.rows == 1 ? " row: " : " rows: ") + text(outcome.created) +
                      " new, " + text(outcome.joined) + " joined, " + text(outcome.updated) + " changed, " +
                      text(outcome.unchanged) + " known, " +
                      (outcome.erased > 0 ? text(outcome.erased) + " erased for good, " : "") +
                      text(outcome.rejected) + " rejected; " + text(outcome.remarks) +
                      (outcome.remarks == 1 ? " remark." : " remarks."),
                  {{QStringLiteral("rows"), qint64{outcome.rows}},
                   {QStringLiteral("created"), qint64{outcome.created}},
                   {QStringLiteral("joined"), qint64{outcome.joined}},
                   {QStringLiteral("updated"), qint64{outcome.updated}},
                   {QStringLiteral("unchanged"), qint64{outcome.unchanged}},
                   {QStringLiteral("erased"), qint64{outcome.erased}},
                   {QStringLiteral("rejected"), qint64{outcome.rejected}},
                   {QStringLiteral("remarks"), qint64{outcome.remarks}}});
}

Result<void> import(Context& context) {
    store::ImportRequest request;
    request.path = context.words()[0];
    const auto format = formatOf(context, request.path);
    if (!format)
        return format.error();
    const auto kind = kindOf(context);
    if (!kind)
        return kind.error();
    auto backend = context.bulkBackend();
    if (!backend)
        return backend.error();
    Report report;
    if (auto opened = report.open(context.option("--report")); !opened)
        return opened;
    Progress progress;
    request.format = *format;
    request.kind = *kind;
    request.mapping = context.option("--mapping");
    request.alone = context.alone();
    request.dryRun = context.has("--dry-run");
    request.rejected = [&report](const store::Rejection& rejection) {
        report.add(rejection.line, rejection.sentence);
    };
    request.remarked = [&report](const store::Remark& remark) { report.add(remark.line, remark.sentence); };
    request.progress = [&progress](std::int64_t rows) { progress.show(rows); };
    const auto outcome = store::importFile(**backend, request, context.clock(), context.random());
    const auto closed = report.close();
    if (!outcome)
        return outcome.error();
    printOutcome(context, *outcome);
    return closed;
}

constexpr Option options[] = {{"--format"}, {"--kind"}, {"--mapping"}, {"--dry-run", false}, {"--report"}};

constexpr Command commands[] = {
    {"import",
     "PATH [--format csv|tsv|jsonl] [--kind customers|interactions|orders] [--mapping FILE] [--dry-run] "
     "[--report FILE]",
     "takes customers, past contacts or orders from a file", 1, 1, options, import},
};

} // namespace

std::span<const Command> importCommands() {
    return commands;
}

} // namespace visage::admin
