set(common_sources
    common/command_registry.cpp
    common/plain_label.cpp
    common/theme.cpp
    common/tokens.cpp)
