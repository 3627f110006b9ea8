// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/commands.h"
#include "app/admin/context.h"
#include "core/store/accounts.h"

namespace visage::admin {
namespace {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonObject describe(const User& user) {
    return {{QStringLiteral("id"), QString::fromStdString(user.id.toString())},
            {QStringLiteral("name"), QString::fromStdString(user.name)},
            {QStringLiteral("display_name"), QString::fromStdString(user.displayName)},
            {QStringLiteral("role"), text(nameOf(user.role))},
            {QStringLiteral("active"), user.active}};
}

Result<std::string> password(Context& context) {
    if (!context.has("--password-file"))
        return context.wrongUse("Say where the password is: --password-file FILE.");
    return readPasswordFile(context.option("--password-file"));
}

Result<void> add(Context& context) {
    const auto role = fromName<Role>(context.option("--role"));
    if (!role)
        return context.wrongUse("A user has a role: --role agent, lead or admin.");
    const auto secret = password(context);
    if (!secret)
        return secret.error();
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    store::Accounts accounts(**backend, context.clock(), context.random());
    const auto user = accounts.add(context.words()[0], context.option("--display-name"), *role, *secret);
    if (!user)
        return user.error();
    context.print("The user " + user->name + " may log in.", describe(*user));
    return {};
}

Result<void> list(Context& context) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    const auto users = (*backend)->all(EntityKind::User);
    if (!users)
        return users.error();
    for (const Row& row : *users) {
        const User& user = std::get<User>(row);
        context.print(user.name + "\t" + std::string(nameOf(user.role)) + "\t" +
                          (user.active ? "active" : "off") + "\t" + user.displayName,
                      describe(user));
    }
    return {};
}

Result<void> change(Context& context, std::string done,
                    const std::function<Result<void>(store::Accounts&, const std::string&)>& act) {
    auto backend = context.backend();
    if (!backend)
        return backend.error();
    store::Accounts accounts(**backend, context.clock(), context.random());
    const std::string& name = context.words()[0];
    if (auto acted = act(accounts, name); !acted)
        return acted;
    context.print(done, {{QStringLiteral("name"), QString::fromStdString(name)}});
    return {};
}

Result<void> setPassword(Context& context) {
    const auto secret = password(context);
    if (!secret)
        return secret.error();
    return change(context, "The password was changed; the user must log in again everywhere.",
                  [&](store::Accounts& accounts, const std::string& name) {
                      return accounts.setPassword(name, *secret);
                  });
}

Result<void> disable(Context& context) {
    return change(
        context, "The user can no longer log in.",
        [](store::Accounts& accounts, const std::string& name) { return accounts.setActive(name, false); });
}

Result<void> enable(Context& context) {
    return change(
        context, "The user may log in again.",
        [](store::Accounts& accounts, const std::string& name) { return accounts.setActive(name, true); });
}

Result<void> logOut(Context& context) {
    return change(context, "The user must log in again everywhere.",
                  [](store::Accounts& accounts, const std::string& name) -> Result<void> {
                      const auto revoked = accounts.logOutEverywhere(name);
                      return revoked ? Result<void>{} : revoked.error();
                  });
}

constexpr Option addOptions[] = {{"--role"}, {"--password-file"}, {"--display-name"}};
constexpr Option passwordOptions[] = {{"--password-file"}};

constexpr Command commands[] = {
    {"user add", "NAME --role agent|lead|admin --password-file FILE [--display-name TEXT]",
     "adds somebody who works here", 1, 1, addOptions, add},
    {"user list", "", "says who there is", 0, 0, {}, list},
    {"user password", "NAME --password-file FILE", "gives a new password and ends every log-in", 1, 1,
     passwordOptions, setPassword},
    {"user disable", "NAME", "switches a user off", 1, 1, {}, disable},
    {"user enable", "NAME", "switches a user on again", 1, 1, {}, enable},
    {"user logout", "NAME", "revokes every log-in of a user", 1, 1, {}, logOut},
};

} // namespace

std::span<const Command> userCommands() {
    return commands;
}

} // namespace visage::admin
