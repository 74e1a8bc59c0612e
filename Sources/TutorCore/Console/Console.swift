package import Course
package import Progress

/// The scratchpad of `calf sql`, which is open without a lesson.
package struct Console: Sendable {
    /// Whether the database is the user's own, so that calf neither limits statements there nor can reset the data.
    package var isOwn: Bool
    /// What the user must know about the database, in a sentence.
    package var rules: String
    /// What each session is connected to.
    package var connections: [SessionID: Connection] = [:]

    package init(isOwn: Bool, rules: String) {
        self.isOwn = isOwn
        self.rules = rules
    }
}

/// The database that a session is connected to, and the role in which it acts there.
package struct Connection: Sendable, Equatable {
    package var database: String
    /// A host name, or the directory of a Unix socket.
    package var host: String
    package var port: String
    package var role: String
    package var isSuperuser: Bool

    package init(database: String, host: String, port: String, role: String, isSuperuser: Bool) {
        self.database = database
        self.host = host
        self.port = port
        self.role = role
        self.isSuperuser = isSuperuser
    }

    /// The address of the server.
    package var server: String { "\(host):\(port)" }

    /// What statements and texts typed in a database of the user's own are saved under. No course has a name with a colon.
    package var id: LessonID { LessonID(course: server, lesson: database) }
}

extension LessonSummary {
    /// A placeholder for the lesson if the scratchpad is open on a database of the user's own.
    package init(ownDatabase id: LessonID) {
        self.init(
            course: id.course, module: "", id: id.lesson, number: 0, title: id.lesson, idea: "", minutes: 0, engine: .postgresql,
            exercises: [], path: "")
    }
}

extension Lesson {
    /// A lesson with nothing to read and nothing to solve.
    package init(withoutText summary: LessonSummary) {
        self.init(
            course: summary.course, module: summary.module, id: summary.id, number: summary.number, path: summary.path,
            title: summary.title, minutes: 0, objectives: [])
    }
}

extension LessonState {
    /// The scratchpad without the lesson.
    package init(console: Console, on summary: LessonSummary) {
        self.init(
            summary: summary, lesson: Lesson(withoutText: summary), courseTitle: "", moduleTitle: "", moduleNumber: 0, index: 0,
            siblings: 0, siblingsDone: [], next: nil, console: console)
    }

    /// What the shown session is connected to, if there is no lesson.
    package var connection: Connection? { console?.connections[shownSession] }

    /// What the history is kept under: the lesson, or the database of the user's own.
    var historyID: LessonID { console?.isOwn == true ? connection?.id ?? id : id }
}

extension Command {
    /// The commands of a scratchpad without a lesson.
    static let ofConsole: Set<Command> = [
        run, runStatement, rollBack, cancel, copyText, cutText, undo, redo, editOutside, history,
        scratchpad, result, chart, tables, zoom, otherSession, closeSession, pasteCopied, reset, undoReset, help, suspend, quit,
    ]
}
