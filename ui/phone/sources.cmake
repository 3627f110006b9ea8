set(phone_sources
    phone/call_desk.cpp
    phone/call_desk_hands.cpp
    phone/call_keeper.cpp
    phone/call_record.cpp
    phone/pop_text.cpp)
