// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/metrics.h"

#include <algorithm>
#include <cinttypes>
#include <cstdio>

namespace visage::store {
namespace {

constexpr double batchBounds[] = {1, 2, 4, 8, 16, 32, 64};
constexpr double secondBounds[] = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};
static_assert(std::size(secondBounds) <= Histogram::maxBounds);

constexpr std::string_view logInNames[] = {"ok", "failed", "limited"};
constexpr std::string_view pushNames[] = {"applied", "merged", "rejected", "failed", "for_review"};
constexpr std::string_view copyNames[] = {"same", "drifted", "given_up"};
constexpr std::string_view pageNames[] = {"changes", "snapshot"};

std::string number(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.10g", value);
    return text;
}

/// A label's value (quotes, backslashes and line ends are escaped).
std::string label(std::string_view name, std::string_view value) {
    std::string out(name);
    out += "=\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + "\"";
}

class Text {
public:
    void family(std::string_view name, std::string_view type, std::string_view help) {
        m_name = name;
        m_out.append("# HELP ").append(name).append(" ").append(help).append("\n");
        m_out.append("# TYPE ").append(name).append(" ").append(type).append("\n");
    }
    void sample(const std::string& value, const std::string& labels = {}, std::string_view suffix = {}) {
        m_out.append(m_name).append(suffix);
        if (!labels.empty())
            m_out.append("{").append(labels).append("}");
        m_out.append(" ").append(value).append("\n");
    }
    void counter(std::string_view name, std::string_view help, std::uint64_t value) {
        family(name, "counter", help);
        sample(std::to_string(value));
    }
    void gauge(std::string_view name, std::string_view help, const std::string& value) {
        family(name, "gauge", help);
        sample(value);
    }
    void gauge(std::string_view name, std::string_view help, std::int64_t value) {
        gauge(name, help, std::to_string(value));
    }
    /// Whole seconds since 1970.
    void moment(std::string_view name, std::string_view help, Timestamp at) {
        gauge(name, help, at.ms / 1000);
    }
    template <std::size_t n>
    void counters(std::string_view name, std::string_view help, std::string_view key,
                  const std::string_view (&names)[n], const std::array<Metrics::Counter, n>& values) {
        family(name, "counter", help);
        for (std::size_t i = 0; i < n; ++i)
            sample(std::to_string(values[i]), label(key, names[i]));
    }
    void histogram(std::string_view name, std::string_view help, const Histogram& values) {
        family(name, "histogram", help);
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < values.bounds().size(); ++i) {
            sum += values.within(i);
            sample(std::to_string(sum), label("le", number(values.bounds()[i])), "_bucket");
        }
        sum += values.within(values.bounds().size());
        sample(std::to_string(sum), label("le", "+Inf"), "_bucket");
        sample(number(values.sum()), {}, "_sum");
        sample(std::to_string(sum), {}, "_count");
    }
    std::string take() && { return std::move(m_out); }

private:
    std::string m_out;
    std::string_view m_name;
};

void writeRefusals(Text& text, const Metrics& metrics) {
    text.family("visage_refusals_total", "counter",
                "Connections ended and log-ins refused, by the code of the reason.");
    for (std::size_t code = 0; code < metrics.refusals.size(); ++code)
        if (metrics.refusals[code] > 0)
            text.sample(std::to_string(metrics.refusals[code]),
                        label("code", errorName(static_cast<ErrorCode>(code))));
}

void writeGauges(Text& text, const Gauges& now) {
    text.family("visage_build_info", "gauge", "The program, as a label.");
    text.sample("1", label("version", now.build));
    text.moment("process_start_time_seconds", "When this process began to serve.", now.started);
    text.gauge("visage_connections", "Open WebSockets.", now.connections);
    text.gauge("visage_connections_logged_in", "Those on which a desktop works.", now.loggedIn);
    text.gauge("visage_log_head", "Newest line of the change log.", now.head);
    text.gauge("visage_log_floor", "The log is complete behind this line.", now.floor);
    text.gauge("visage_incarnation", "Rises with each restore.", now.incarnation);
    text.gauge("visage_writable", "0 while nothing can be written.", now.writable ? 1 : 0);
    text.gauge("visage_reviews_waiting", "Changes of accounts that were switched off, for a lead to decide.",
               now.reviews);
    text.gauge("visage_draining", "1 while the store is being stopped.", now.draining ? 1 : 0);
    if (now.certificateEnd)
        text.moment("visage_tls_certificate_expiry_timestamp_seconds", "When the certificate ends.",
                    now.certificateEnd);
    if (!now.backups)
        return;
    text.moment("visage_backup_last_success_timestamp_seconds", "When the last good backup began; 0: none.",
                now.lastBackup);
    if (now.lastBackup)
        text.gauge("visage_backup_age_seconds", "How old the last good backup is.",
                   std::max<std::int64_t>(0, (now.now - now.lastBackup).count() / 1000));
}

} // namespace

void Histogram::add(double value) {
    std::size_t i = 0;
    while (i < m_bounds.size() && value > m_bounds[i])
        ++i;
    ++m_counts[i];
    for (double sum = m_sum; !m_sum.compare_exchange_weak(sum, sum + value);)
        ;
}

Metrics::Metrics()
    : batchSize(batchBounds)
    , commitSeconds(secondBounds) {}

std::string prometheusText(const Metrics& metrics, const Gauges& gauges) {
    Text text;
    writeGauges(text, gauges);
    text.counter("visage_connections_total", "WebSockets ever opened.", metrics.connections);
    text.counter("visage_certificate_reloads_total", "How often the certificate was read anew.",
                 metrics.reloads);
    text.counters("visage_logins_total", "Log-ins with a password.", "result", logInNames, metrics.logIns);
    text.counters("visage_pushes_total", "Changes that desktops sent, by what became of them.", "result",
                  pushNames, metrics.pushes);
    writeRefusals(text, metrics);
    text.counter("visage_commits_total", "Transactions of pushes.", metrics.commits);
    text.counter("visage_commits_failed_total", "Those in which a push could not be kept for the moment.",
                 metrics.failedCommits);
    text.histogram("visage_commit_batch_size", "Pushes in one transaction.", metrics.batchSize);
    text.histogram("visage_commit_duration_seconds", "From taking a batch to its being durable.",
                   metrics.commitSeconds);
    text.counters("visage_feed_pages_total", "Pages read for desktops.", "kind", pageNames, metrics.pages);
    text.counters("visage_copies_compared_total", "Copies of desktops compared with the store.", "outcome",
                  copyNames, metrics.copies);
    text.counter("visage_received_bytes_total", "In frames of desktops.", metrics.receivedBytes);
    text.counter("visage_received_frames_total", "Frames of desktops.", metrics.receivedFrames);
    text.counter("visage_sent_bytes_total", "In frames to desktops.", metrics.sentBytes);
    text.counter("visage_sent_frames_total", "Frames to desktops.", metrics.sentFrames);
    return std::move(text).take();
}

} // namespace visage::store
