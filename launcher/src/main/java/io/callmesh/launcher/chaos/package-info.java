/// A mesh whose parts are killed, frozen and stopped while scripted callers hold calls that change something; afterwards every caller's
/// story is compared with the journal and with the books of the back office. It must not know how a gateway keeps calls alive: it sees what
/// a caller, a reader of the journal and the owner of the books see.
package io.callmesh.launcher.chaos;
