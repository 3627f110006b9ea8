// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/store/place.h"

#include <QJsonObject>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace visage::admin {

/// What a command is run with: its arguments, where it prints, and the store's data.
class Context {
public:
    struct Arguments {
        std::string data;     ///< the folder of --data; empty: not given
        std::string database; ///< the URL of --database; empty: not given
        bool json = false;
        std::vector<std::string> words; ///< the arguments behind the command's name, in UTF-8
        std::map<std::string, std::vector<std::string>, std::less<>>
            options; ///< by name; "" for those without a value
    };

    Context(Arguments arguments, const Clock& clock, Random& random)
        : m_arguments(std::move(arguments))
        , m_clock(clock)
        , m_random(random) {}

    [[nodiscard]] const std::vector<std::string>& words() const { return m_arguments.words; }
    [[nodiscard]] bool has(std::string_view option) const { return m_arguments.options.contains(option); }
    /// The value of an option that was given once; empty when it was not.
    [[nodiscard]] std::string option(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> optionValues(std::string_view name) const;
    [[nodiscard]] bool json() const { return m_arguments.json; }

    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] Random& random() const { return m_random; }

    /// What --data or --database names; an error (wrong use) when neither was given.
    [[nodiscard]] Result<store::Place> place();
    /// The folder named by --data; an error (wrong use) when it was not.
    [[nodiscard]] Result<store::DataFolder> folder();
    /// The data of an existing store, beside a running one or without it. Opened once.
    [[nodiscard]] Result<store::Backend*> backend();
    /// The same with more memory for the database, for commands that write very many rows.
    [[nodiscard]] Result<store::Backend*> bulkBackend();

    /// True when no visage-store serves these data at the moment.
    [[nodiscard]] bool alone();

    /// An error that ends the program with 2.
    [[nodiscard]] Error wrongUse(std::string sentence);
    [[nodiscard]] bool usedWrongly() const { return m_usedWrongly; }

    /// One answer on standard output: the object as one line of JSON with --json, else the text.
    void print(const std::string& text, const QJsonObject& object);
    /// Bytes on standard output as they are, whatever --json says (CSV of exports).
    void printRaw(std::string_view bytes);

private:
    [[nodiscard]] Result<store::Backend*> open(store::Place::Use use);
    [[nodiscard]] Result<void> renewSearch(store::Backend& backend);

    Arguments m_arguments;
    const Clock& m_clock;
    Random& m_random;
    std::unique_ptr<store::Backend> m_backend;
    bool m_usedWrongly = false;
};

/// The first line of a file, as a password is kept in one; the line's end does not belong to it.
[[nodiscard]] Result<std::string> readPasswordFile(const std::string& path);

} // namespace visage::admin
