/// What people say, kept out of logs, exceptions and metrics by its type ([io.callmesh.runtime.privacy.Spoken]), and what of it is sensitive:
/// detected ([io.callmesh.runtime.privacy.Detector]) and replaced by tokens ([io.callmesh.runtime.privacy.Tokens]) before it
/// leaves a call. Knows no call, no pack and no place where anything is kept.
package io.callmesh.runtime.privacy;
