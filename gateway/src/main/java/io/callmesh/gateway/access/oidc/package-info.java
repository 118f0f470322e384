/// Bearer tokens of an identity provider: JWTs (RFC 7519), checked by its published keys. A resource server only: nobody is
/// sent anywhere to log in. Knows no protocol of ours.
package io.callmesh.gateway.access.oidc;
