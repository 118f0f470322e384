package io.callmesh.llm.understand;

import java.util.List;
import java.util.Set;

/// A sentence that means an intent, ready to be compared.
///
/// @param words  without the values: `check order` of `check order {orderNumber}`
/// @param named  with the names of the slots in their places: `check order order number`
/// @param slots  whose values it has
/// @param amends says nothing by itself, only takes something back: `no i meant {color}`
/// @param size   how many words it had before what is only polite was left out
record Example(String intent, List<String> words, List<String> named, Set<String> slots, boolean amends, int size, Set<String> features) {}
