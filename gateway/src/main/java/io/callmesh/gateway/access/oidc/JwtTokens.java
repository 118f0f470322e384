package io.callmesh.gateway.access.oidc;

import io.callmesh.gateway.access.KnownAccess.Tokens;
import io.callmesh.gateway.access.Limits;
import io.callmesh.gateway.access.Principal;
import io.callmesh.gateway.access.Role;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.security.Key;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/// Tokens of one provider: signed by RS256 or ES256 with one of its keys, for us, not expired. What the header of a token
/// says beside its algorithm and key name counts for nothing (RFC 8725, 3.1 and 3.5). Thread-safe.
public final class JwtTokens implements Tokens {

    private final Provider provider;
    private final KeySet keys;
    private final InstantSource clock;

    public JwtTokens(Provider provider, InstantSource clock, LongSupplier nanos) {
        this.provider = provider;
        this.clock = clock;
        keys = new KeySet(provider.keys(), provider.refresh(), nanos);
    }

    @Override
    public Principal principal(String token) {
        try {
            return principal(consumer().processToClaims(token));
        } catch (InvalidJwtException refused) {
            if (refused.hasErrorCode(ErrorCodes.MISCELLANEOUS) && away(refused)) throw new MeshException(new Fault.Unavailable("identity provider"), refused);
            throw new MeshException(new Fault.Unauthenticated(problem(refused)), refused);
        }
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setExpectedIssuer(provider.issuer())
                .setExpectedAudience(provider.audience())
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds((int) provider.skew().toSeconds())
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                .setVerificationKeyResolver(this::key)
                .build();
    }

    private Key key(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        try {
            String id = signature.getKeyIdHeaderValue();
            var candidates = keys.named(id == null ? "" : id);
            JsonWebKey chosen = new VerificationJwkSelector().select(signature, candidates);
            if (chosen == null) throw new UnresolvableKeyException("no such key");
            return chosen.getKey();
        } catch (MeshException away) {
            throw new UnresolvableKeyException("the provider is away", away);
        } catch (JoseException unfit) {
            throw new UnresolvableKeyException("no fit key", unfit);
        }
    }

    private static boolean away(Throwable failure) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) if (cause instanceof MeshException) return true;
        return false;
    }

    private static String problem(InvalidJwtException refused) {
        if (refused.hasExpired()) return "the token has expired";
        if (refused.hasErrorCode(ErrorCodes.ISSUER_INVALID) || refused.hasErrorCode(ErrorCodes.ISSUER_MISSING)) return "the token is another issuer's";
        if (refused.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || refused.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) return "the token is for another audience";
        if (refused.hasErrorCode(ErrorCodes.NOT_YET_VALID)) return "the token is not valid yet";
        if (refused.hasErrorCode(ErrorCodes.EXPIRATION_MISSING)) return "the token never expires";
        return "the token is not valid";
    }

    private Principal principal(JwtClaims claims) {
        var all = claims.getClaimsMap();
        if (!(at(all, provider.tenantClaim()) instanceof String tenant) || !tenant.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new MeshException(new Fault.Unauthenticated("the token names no tenant in " + provider.tenantClaim()));
        }
        var subject = String.valueOf(all.get("sub"));
        return new Principal(tenant, "user:" + subject.substring(0, Math.min(100, subject.length())), roles(at(all, provider.rolesClaim())), Set.of(), Limits.NONE);
    }

    /// Those of ours; a provider has others.
    private static Set<Role> roles(Object claim) {
        var roles = new LinkedHashSet<Role>();
        Collection<?> names = switch (claim) {
            case Collection<?> list -> list;
            case String text -> Arrays.asList(text.split("[ ,]+"));
            default -> List.of();
        };
        for (var name : names) Role.of(String.valueOf(name)).ifPresent(roles::add);
        return roles;
    }

    /// What is at a path of names; an empty text when there is nothing. A claim may have the whole path for its name.
    private static Object at(Map<String, Object> claims, String path) {
        if (claims.get(path) != null) return claims.get(path);
        Object here = claims;
        for (var name : path.split("\\.")) {
            if (!(here instanceof Map<?, ?> map) || map.get(name) == null) return "";
            here = map.get(name);
        }
        return here;
    }
}
