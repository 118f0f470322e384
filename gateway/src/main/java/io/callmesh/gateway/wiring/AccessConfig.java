package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Who is let in. See docs/guides/keys-and-tenants.md.
@ConfigMapping(prefix = "callmesh.access")
public interface AccessConfig {

    /// The file of keys that `./mesh key` writes; read again when it changes.
    Optional<Path> keys();

    /// How often is looked whether the file of keys has changed.
    @WithDefault("2s")
    Duration reload();

    /// Whether whoever presents no key may do everything. Default: on loopback while there are no keys and no identity provider.
    Optional<Boolean> open();

    /// How many calls a tenant may hold at once; 0 for as many as there is room for.
    @WithDefault("0")
    int tenantCalls();

    /// How many calls a tenant may begin in a minute; 0 for no limit.
    @WithDefault("0")
    int tenantCallsPerMinute();

    /// How many requests of any kind a tenant may make in a minute; 0 for no limit.
    @WithDefault("0")
    int tenantRequestsPerMinute();

    /// How many browser keys wait to be used at most while Redis is away.
    @WithDefault("1000")
    int browserKeys();

    /// How many refusals of people whom nobody knows are written down in a minute; the others are counted.
    @WithDefault("600")
    int auditedStrangers();

    /// The issuer of bearer tokens, as `iss` has it. With it, audience and keys are needed too.
    Optional<String> oidcIssuer();

    /// The audience that tokens must be for.
    Optional<String> oidcAudience();

    /// A URL or a file of the issuer's JSON Web Key Set.
    Optional<String> oidcKeys();

    /// Where a token names the tenant: a claim, or a path of names joined by dots.
    @WithDefault("tenant")
    String oidcTenantClaim();

    /// Where a token names roles.
    @WithDefault("roles")
    String oidcRolesClaim();

    /// How long the issuer's keys are used before they are asked for again; a key that is not among them is asked for at once.
    @WithDefault("5m")
    Duration oidcRefresh();

    /// How far the issuer's clock may be from ours.
    @WithDefault("30s")
    Duration oidcSkew();
}
