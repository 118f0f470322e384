/// The tones of telephone keys: made and heard. Knows nothing of lines, of calls or of what keys mean.
package io.callmesh.audio.dtmf;
