import Glibc

/// The current user's groups in the system's user database. The groups of a running process were set at login.
enum UserGroup {
    static func name(_ group: gid_t) -> String? {
        getgrgid(group).map { String(cString: $0.pointee.gr_name) }
    }

    /// Whether the user database has the user in the group.
    static func lists(_ group: gid_t) -> Bool {
        guard let entry = getpwuid(getuid()) else { return false }
        var count: Int32 = 256
        var groups = [gid_t](repeating: 0, count: Int(count))
        guard getgrouplist(entry.pointee.pw_name, entry.pointee.pw_gid, &groups, &count) >= 0 else { return false }
        return groups.prefix(Int(count)).contains(group)
    }
}
