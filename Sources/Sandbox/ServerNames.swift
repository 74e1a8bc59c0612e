import Course

/// What calf's databases and roles are called in a server; on a server of the user's own, all that begins with `calf_` is calf's.
struct ServerNames: Sendable, Equatable {
    static let prefix = "calf_"

    /// The role that owns what a data set creates, and that learners act as. It cannot log in.
    var learner: String
    /// Distinguishes what belongs to one process: its passing databases and roles are known by it to the others.
    var tag: UInt32

    func template(_ hash: String) -> String { "\(Self.prefix)t_\(hash)" }
    func spare(_ hash: String) -> String { "\(Self.prefix)p_\(hash)" }
    /// Databases of this process that are gone when it is.
    func passing(_ number: Int) -> String { "\(Self.prefix)x_\(tag)_\(number)" }
    func learnerSession(_ number: Int) -> String { "\(Self.prefix)s_\(tag)_\(number)" }
    func referenceSession(_ number: Int) -> String { "\(Self.prefix)r_\(tag)_\(number)" }
    /// The role of the standing login that `calf sandbox` names.
    static let standingSession = "\(prefix)s_0"

    /// The role by which the shell of a lesson logs in: that of its database, and no process's.
    static func shellSession(of lessonDatabase: String) -> String { "\(prefix)s_w\(lessonDatabase.suffix(10))" }

    /// The lesson's database: readable, and one for each lesson of each course whatever its id holds.
    static func lesson(course: String, lesson: String) -> String {
        let readable = String(lesson.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }.prefix(32))
        return "\(prefix)l_\(readable)_\(ContentHash(ofParts: [course, lesson]).hex(digits: 10))"
    }

    /// What the lesson's database was before it was last started over.
    static func undo(of lessonDatabase: String) -> String { prefix + "u" + lessonDatabase.dropFirst(prefix.count + 1) }

    /// The role that acts for lessons with these grants; a member of `learner`.
    func learner(grants: [String]) -> String {
        guard !grants.isEmpty else { return learner }
        let name = learner + "_" + grants.sorted().joined(separator: "_")
        return name.utf8.count <= 63 ? name : learner + "_" + ContentHash(ofParts: grants.sorted()).hex(digits: 12)
    }

    /// The tag in a passing database's or a session role's name.
    static func tag(in name: String) -> UInt32? {
        let parts = name.split(separator: "_")
        guard parts.count == 4, parts[0] == "calf", ["x", "s", "r"].contains(parts[1]) else { return nil }
        return UInt32(parts[2])
    }

    /// The class of the advisory locks by which a process shows that it lives, and by which work on one database is kept apart.
    static let processLockClass = 0x63_61_6C
    static let databaseLockClass = 0x64_62_73

    /// The key of a database's advisory lock.
    static func lockKey(_ name: String) -> Int32 {
        Int32(bitPattern: ContentHash(of: name).bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
    }
}
