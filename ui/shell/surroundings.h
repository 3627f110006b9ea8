// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace visage::client {
class Workspace;
}

namespace visage::ui {

class DesktopSettings;
class Languages;
class Theme;
class Tracer;

/// What the main makes once and hands to every page. Everything in it outlives the window.
struct Surroundings {
    client::Workspace& workspace;
    Theme& theme;
    Languages& languages;
    DesktopSettings& settings;
    Tracer& tracer;
};

} // namespace visage::ui
