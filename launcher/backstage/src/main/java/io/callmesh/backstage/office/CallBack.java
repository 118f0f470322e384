package io.callmesh.backstage.office;

/// A message for the people of the store: whom to call, why, and about which order. Any may be empty, not both of the
/// first two.
record CallBack(String id, String phone, String message, String order) {}
