package import Glibc

/// The account that a server started by root runs under.
package struct Account: Sendable, Equatable {
    package var name: String
    package var user: uid_t
    package var group: gid_t

    package init?(named name: String) {
        guard let entry = getpwnam(name) else { return nil }
        self.name = name
        user = entry.pointee.pw_uid
        group = entry.pointee.pw_gid
        guard user != 0 else { return nil }
    }

    /// `postgres` if the package created it, otherwise `nobody`.
    static func forServer() throws(SandboxError) -> Account {
        guard let account = Account(named: "postgres") ?? Account(named: "nobody") else { throw .noUnprivilegedAccount }
        return account
    }

    /// Permanently drops root: supplementary groups, group, user, in this order.
    package func assume() throws(SandboxError) {
        var only = group
        guard setgroups(1, &only) == 0, setgid(group) == 0, setuid(user) == 0 else { throw .failure("setuid", name) }
        guard setuid(0) != 0 else { throw .permission(operation: "setuid", path: name, code: 0) }
    }
}
