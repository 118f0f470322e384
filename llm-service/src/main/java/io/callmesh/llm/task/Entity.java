package io.callmesh.llm.task;

import io.callmesh.runtime.privacy.Spoken;

/// Something in a text that has a name, a number or a date.
///
/// @param text  as it stands
/// @param value in one spelling
/// @param from  first code point
/// @param to    after the last one
public record Entity(Kind kind, Spoken text, Spoken value, int from, int to) {

    public enum Kind { NUMBER, MONEY, DATE, TIME, PHONE, EMAIL, PERSON, ORGANIZATION, PLACE, REFERENCE, LINK, PERCENT }

    boolean overlaps(Entity other) {
        return from < other.to && other.from < to;
    }
}
