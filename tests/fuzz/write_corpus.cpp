// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// write_corpus DECODE-FOLDER SESSION-FOLDER: what the fuzzers begin with.
#include "tests/fuzz/frames.h"

#include <fstream>

int main(int argc, char** argv) {
    if (argc != 3)
        return 2;
    int number = 0;
    for (const std::string& frame : visage::fuzz::corpus()) {
        const std::string name = "/" + std::to_string(number++);
        std::ofstream(argv[1] + name, std::ios::binary) << frame;
        std::ofstream(argv[2] + name, std::ios::binary)
            << '\1' << static_cast<char>(frame.size() >> 8) << static_cast<char>(frame.size()) << frame;
    }
    return 0;
}
