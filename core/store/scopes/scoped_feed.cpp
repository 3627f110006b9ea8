// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/scopes/scoped_feed.h"

#include "core/store/rows.h"
#include "core/store/scopes/rows.h"
#include "core/store/scopes/view.h"

#include <algorithm>
#include <unordered_set>

namespace visage::store {
namespace {

using rules::Key;

constexpr int linesOfAPage = 1024;
constexpr std::size_t rowsAtOnce = 64; ///< that are loaded together

/// The bit of a field in LogEntry::fields.
constexpr std::uint64_t bitOf(int field) {
    return field == 0 ? 0 : std::uint64_t{1} << (field - 1);
}

template <class T> int fieldNamed(std::string_view name) {
    int number = 0;
    Fields<T>::each(T{}, [&](int field, std::string_view member, const auto&) {
        if (member == name)
            number = field;
    });
    return number;
}

bool isStubKind(EntityKind kind) {
    return kind == EntityKind::Customer || kind == EntityKind::Identity;
}

bool anyIn(const std::vector<std::string>& scopes, const sync::View& view) {
    return std::ranges::any_of(scopes, [&view](const std::string& scope) { return view.sees(scope); });
}

/// One reading under way.
class ScopedReading {
public:
    ScopedReading(Backend& backend, std::size_t maxBytes, Date since)
        : m_backend(backend)
        , m_maxBytes(maxBytes)
        , m_since(since) {}

    Result<ScopedPage> read(Seq from) {
        const auto together = m_backend.readTogether();
        if (!together)
            return together.error();
        const auto now = m_backend.facts();
        if (!now)
            return now.error();
        if (from < now->floor)
            return Error{ErrorCode::NotFound, "The log no longer reaches back that far."};
        m_page.from = m_page.to = from;
        m_page.head = now->head;
        m_page.floor = now->floor;
        m_page.incarnation = now->incarnation;
        const auto lines = m_backend.lines(from, linesOfAPage);
        if (!lines)
            return lines.error();
        for (const LogEntry& line : *lines)
            m_fields[{line.kind, line.object}] |= line.fields;
        for (std::span<const LogEntry> rest(*lines); !rest.empty() && !m_full;) {
            const auto some = rest.first(std::min(rest.size(), rowsAtOnce));
            rest = rest.subspan(some.size());
            const std::size_t before = m_page.items.size();
            if (auto taken = take(some); !taken)
                return taken.error();
            if (auto told = tellOwners(before); !told)
                return told.error();
            if (auto brought = bring(before); !brought)
                return brought.error();
        }
        return std::move(m_page);
    }

private:
    Result<void> take(std::span<const LogEntry> lines) {
        std::vector<Key> keys;
        std::vector<bool> wanted;
        for (const LogEntry& line : lines) {
            const Key key{line.kind, line.object};
            wanted.push_back(isReplicated(key.kind) && !m_seen.contains(key) &&
                             std::ranges::find(keys, key) == keys.end());
            if (wanted.back())
                keys.push_back(key);
        }
        auto rows = m_backend.loadAll(keys);
        if (!rows)
            return rows.error();
        std::size_t row = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (m_bytes >= m_maxBytes && !m_page.items.empty()) {
                m_full = true;
                return {};
            }
            if (wanted[i])
                add(keys[row], std::move((*rows)[row])), ++row;
            m_page.to = lines[i].seq;
        }
        return {};
    }

    void add(const Key& key, std::optional<Row> row) {
        m_seen.insert(key);
        ScopedPage::Item item;
        item.change.erased = !row.has_value();
        item.change.row = row ? std::move(*row) : rowWithId(key);
        m_bytes += wireBytesAtMost(item.change.row);
        if (!item.change.erased) {
            item.owner = dossierOf(item.change.row);
            const std::uint64_t fields = m_fields[key];
            const std::uint64_t owner = bitOf(ownerField(key.kind));
            item.moved = (fields & owner) != 0 && fields != allBits(item.change.row);
        }
        m_page.items.push_back(std::move(item));
    }

    static std::uint64_t allBits(const Row& row) {
        return std::visit(
            []<class T>(const T& entity) {
                std::uint64_t all = 0;
                Fields<T>::each(entity,
                                [&](int field, std::string_view, const auto&) { all |= bitOf(field); });
                return all;
            },
            row);
    }

    /// Of which scopes the owners of these items are members, and which of the items are stubs.
    Result<void> tellOwners(std::size_t first) {
        std::vector<CustomerId> owners;
        std::vector<Key> customers;
        for (std::size_t i = first; i < m_page.items.size(); ++i) {
            const auto& item = m_page.items[i];
            if (!item.owner)
                continue;
            if (m_page.scopes.try_emplace(item.owner).second)
                owners.push_back(item.owner);
            if (std::holds_alternative<Identity>(item.change.row) && m_asked.insert(item.owner).second)
                customers.push_back({EntityKind::Customer, item.owner.uuid});
        }
        const auto members = m_backend.rowsOfAll(EntityKind::ScopeMember, owners);
        if (!members)
            return members.error();
        for (const Row& row : *members)
            m_page.scopes[dossierOf(row)].push_back(std::get<ScopeMember>(row).scope);
        const auto known = m_backend.loadAll(customers);
        if (!known)
            return known.error();
        for (const auto& row : *known)
            if (row && std::get<Customer>(*row).lastContactOn >= m_since)
                m_inTouch.insert(CustomerId(idOf(*row)));
        for (std::size_t i = first; i < m_page.items.size(); ++i)
            m_page.items[i].stub = isStub(m_page.items[i].change.row);
        return {};
    }

    [[nodiscard]] bool isStub(const Row& row) const {
        if (const auto* customer = std::get_if<Customer>(&row))
            return customer->lastContactOn >= m_since;
        const auto* identity = std::get_if<Identity>(&row);
        return identity && m_inTouch.contains(identity->customer);
    }

    /// Everything of those who have become members of a scope; the identities of those who were in touch.
    Result<void> bring(std::size_t first) {
        std::vector<CustomerId> members;
        std::vector<CustomerId> stubs;
        static const std::uint64_t scopeBit = bitOf(fieldNamed<ScopeMember>("scope"));
        static const std::uint64_t contactBit = bitOf(fieldNamed<Customer>("lastContactOn"));
        for (std::size_t i = first; i < m_page.items.size(); ++i) {
            const auto& item = m_page.items[i];
            if (item.change.erased)
                continue;
            const Key key{kindOf(item.change.row), idOf(item.change.row)};
            const std::uint64_t fields = m_fields[key];
            if (const auto* member = std::get_if<ScopeMember>(&item.change.row)) {
                if ((fields & scopeBit) == 0)
                    continue; // only touched again
                auto& entered = m_page.entered[member->customer];
                if (entered.empty())
                    members.push_back(member->customer);
                entered.push_back(member->scope);
            } else if (item.stub && key.kind == EntityKind::Customer && (fields & contactBit) != 0 &&
                       fields != allBits(item.change.row)) {
                stubs.push_back(item.owner);
            }
        }
        if (auto done = bringAll(EntityKind::Identity, stubs, true); !done || members.empty())
            return done;
        for (std::size_t kind = 1; kind <= entityKinds; ++kind)
            if (const auto one = static_cast<EntityKind>(kind);
                isReplicated(one) && isOfDossiers(one) && one != EntityKind::ScopeMember)
                if (auto done = bringAll(one, members, false); !done)
                    return done;
        return {};
    }

    Result<void> bringAll(EntityKind kind, const std::vector<CustomerId>& customers, bool stub) {
        if (customers.empty())
            return {};
        auto rows = m_backend.rowsOfAll(kind, customers);
        if (!rows)
            return rows.error();
        for (Row& row : *rows) {
            const CustomerId owner = dossierOf(row);
            m_bytes += wireBytesAtMost(row);
            m_page.items.push_back({{std::move(row), false}, owner, stub, false, true});
        }
        return {};
    }

    Backend& m_backend;
    std::size_t m_maxBytes;
    Date m_since;
    ScopedPage m_page;
    std::unordered_map<Key, std::uint64_t, rules::KeyHash> m_fields; ///< changed by any line read
    std::unordered_set<Key, rules::KeyHash> m_seen;
    std::unordered_set<CustomerId> m_asked;
    std::unordered_set<CustomerId> m_inTouch;
    std::size_t m_bytes = 0;
    bool m_full = false;
};

/// What a view makes of an item of `work`: nothing, or the change it sees.
std::optional<RowChange> ofWork(const ScopedPage& page, const ScopedPage::Item& item,
                                const sync::View& view) {
    if (item.change.erased)
        return item.change;
    if (const auto* member = std::get_if<ScopeMember>(&item.change.row))
        return view.sees(member->scope) ? std::optional(item.change) : std::nullopt;
    if (item.brought) {
        const auto entered = page.entered.find(item.owner);
        const bool here = !item.stub && entered != page.entered.end() && anyIn(entered->second, view);
        return here ? std::optional(item.change) : std::nullopt;
    }
    if (!item.owner)
        return item.change;
    if (const auto scopes = page.scopes.find(item.owner);
        scopes != page.scopes.end() && anyIn(scopes->second, view))
        return item.change;
    if (item.moved)
        return RowChange{rowWithId({kindOf(item.change.row), idOf(item.change.row)}), true};
    return std::nullopt;
}

bool ofIdent(const ScopedPage::Item& item) {
    return isStubKind(kindOf(item.change.row)) && (item.change.erased || item.stub);
}

} // namespace

Result<ScopedPage> readScoped(Backend& backend, Seq from, std::size_t maxBytes, Date since) {
    return ScopedReading(backend, maxBytes, since).read(from);
}

sync::FeedPage pageFor(const ScopedPage& page, const sync::View& view, bool work, bool ident) {
    sync::FeedPage out{page.from, page.to, page.head, page.floor, {}, page.incarnation};
    out.readAt = page.head;
    for (const ScopedPage::Item& item : page.items) {
        if (work && !item.brought && !item.change.erased && mayChangeView(item.change.row, view))
            out.viewChanged = true;
        if (work)
            if (auto change = ofWork(page, item, view))
                out.changes.push_back(std::move(*change));
        if (ident && ofIdent(item))
            out.stubs.push_back(item.change);
    }
    return out;
}

} // namespace visage::store
