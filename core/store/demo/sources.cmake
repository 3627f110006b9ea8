# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(visage_store_demo
    demo/callbacks.cpp
    demo/company.cpp
    demo/contractions.cpp
    demo/demo.cpp
    demo/episode_cases.cpp
    demo/episodes.cpp
    demo/hours.cpp
    demo/known_story.cpp
    demo/names.cpp
    demo/numbers.cpp
    demo/people.cpp)
