package io.callmesh.backstage.office;

/// What goes back over HTTP: a status and a body in JSON.
record Answer(int status, String body) {}
