package io.callmesh.backstage.office;

/// A message for the people of the store: whom to call and why. Either text may be empty, not both.
record CallBack(String id, String phone, String message) {}
