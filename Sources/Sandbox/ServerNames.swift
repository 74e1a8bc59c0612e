import Course

/// The names of calf's databases and roles on a server. On a server provided by the user, every name that starts with `calf_` is calf's.
struct ServerNames: Sendable, Equatable {
    static let prefix = "calf_"

    /// The role that owns the objects a data set creates, and that learners act as. It cannot log in.
    var learner: String
    /// Identifies one process. Other processes recognize its temporary databases and roles by it.
    var tag: UInt32

    func template(_ hash: String) -> String { "\(Self.prefix)t_\(hash)" }
    func spare(_ hash: String) -> String { "\(Self.prefix)p_\(hash)" }
    /// A temporary database of this process, dropped when it exits.
    func passing(_ number: Int) -> String { "\(Self.prefix)x_\(tag)_\(number)" }
    /// A clone kept for later processes.
    func kept(_ hash: String, _ number: Int) -> String { "\(Self.keptPrefix)\(hash)_\(tag)_\(number)" }
    static let keptPrefix = "\(prefix)j_"
    func learnerSession(_ number: Int) -> String { "\(Self.prefix)s_\(tag)_\(number)" }
    func referenceSession(_ number: Int) -> String { "\(Self.prefix)r_\(tag)_\(number)" }
    /// The role of the permanent login that `calf sandbox` prints.
    static let standingSession = "\(prefix)s_0"

    /// The role with which a lesson's shell logs in. It belongs to the lesson's database, not to a process.
    static func shellSession(of lessonDatabase: String) -> String { "\(prefix)s_w\(lessonDatabase.suffix(10))" }

    /// The lesson's database. The name is readable, and unique for each lesson of each course, whatever characters the ID contains.
    ///
    /// - Parameter isPresented: Whether it is the one of a demo, not the learner's.
    static func lesson(course: String, lesson: String, isPresented: Bool = false) -> String {
        let readable = String(lesson.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }.prefix(32))
        let parts = [course, lesson] + (isPresented ? ["presented"] : [])
        return "\(prefix)l_\(readable)_\(ContentHash(ofParts: parts).hex(digits: 10))"
    }

    /// Holds the lesson's database as it was before the last reset.
    static func undo(of lessonDatabase: String) -> String { prefix + "u" + lessonDatabase.dropFirst(prefix.count + 1) }

    /// The role for sessions of lessons with these grants. It is a member of `learner`.
    func learner(grants: [String]) -> String {
        guard !grants.isEmpty else { return learner }
        let name = learner + "_" + grants.sorted().joined(separator: "_")
        return name.utf8.count <= 63 ? name : learner + "_" + ContentHash(ofParts: grants.sorted()).hex(digits: 12)
    }

    /// The tag in the name of a temporary database or a session role.
    static func tag(in name: String) -> UInt32? {
        let parts = name.split(separator: "_")
        guard parts.count == 4, parts[0] == "calf", ["x", "s", "r"].contains(parts[1]) else { return nil }
        return UInt32(parts[2])
    }

    /// Advisory lock classes: a process's lock shows that it is running, and a database's lock prevents concurrent work on it.
    static let processLockClass = 0x63_61_6C
    static let databaseLockClass = 0x64_62_73
    /// Held by the process that has taken a kept clone.
    static let keptLockClass = 0x6B_65_70

    /// The key of a database's advisory lock.
    static func lockKey(_ name: String) -> Int32 {
        Int32(bitPattern: ContentHash(of: name).bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
    }
}
