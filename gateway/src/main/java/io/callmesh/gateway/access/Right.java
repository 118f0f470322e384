package io.callmesh.gateway.access;

/// Something that not everybody may do.
public enum Right {

    /// Hold a call or a chat, and resume one.
    HOLD_CALLS,

    /// Say who a caller is, and be believed.
    VOUCH_FOR_CALLERS,

    /// Read what is remembered of a call: what was said is in it.
    READ_SESSIONS,

    /// End a call that somebody else holds.
    END_CALLS,

    /// Have a call forgotten, for good.
    ERASE_CALLS,

    /// Have a caller forgotten.
    ERASE_CALLERS,

    /// Make keys for browsers.
    MAKE_BROWSER_KEYS,

    /// Join a call as the person who was asked for.
    JOIN_CALLS,

    /// Have a gateway hand its calls over and take no more.
    DRAIN,

    /// Do all this in the name of another tenant.
    CHOOSE_TENANT
}
