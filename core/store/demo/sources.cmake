# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(visage_store_demo
    demo/company.cpp
    demo/demo.cpp
    demo/episodes.cpp
    demo/names.cpp
    demo/numbers.cpp
    demo/people.cpp)
