/// Plays the dialogues of packs to a gateway, as callers would, typed and by voice. Knows a pack's dialogues and nothing else of it.
package io.callmesh.eval.rehearsal;
