/// What a request would do that the lesson may not do unasked.
package struct Question: Sendable, Hashable {
    package enum Action: String, Sendable, CaseIterable {
        case remove, stop, kill, restart, start, pause, unpause, rename, update, resize, attach, exec, copyFrom, copyTo, export, commit
        case connect, disconnect, mount, share, use, push, replaceName, allow, request
    }

    /// What it would be done to.
    package enum Subject: Sendable, Hashable {
        case object(ForeignObject)
        /// A path on this machine.
        case path(String)
        /// A container's or network's setting that reaches beyond the lesson, as `Privileged` or `CapAdd: SYS_ADMIN`.
        case setting(String)
        /// An endpoint that the table doesn't know, or that concerns the whole engine.
        case endpoint(String)
    }

    package var action: Action
    package var subject: Subject

    package init(_ action: Action, _ subject: Subject) {
        self.action = action
        self.subject = subject
    }

    /// What the docker command prints if the answer is no.
    package var refusal: String {
        switch subject {
        case .object(let object):
            "calf: \(verb) \(object) was not allowed, because this lesson didn't create it."
        case .path(let path): "calf: mounting \(path) was not allowed, because it isn't in the lesson's folder."
        case .setting(let setting): "calf: the setting \(setting) was not allowed, because it reaches beyond the lesson."
        case .endpoint(let endpoint): "calf: \(endpoint) was not allowed, because it can affect more than this lesson."
        }
    }

    /// The question, as the learner is asked.
    package var text: String {
        switch subject {
        case .object(let object): "Allow \(verb) \(object)?"
        case .path(let path): "Allow mounting \(path)?"
        case .setting(let setting): "Allow the setting \(setting)?"
        case .endpoint(let endpoint): "Allow \(endpoint)?"
        }
    }

    /// What a yes allows for the rest of the lesson: everything with the same object, under any name; an image's names are objects of their own.
    var scope: Subject {
        guard case .object(var object) = subject else { return subject }
        if object.kind != .image { object.name = "" }
        object.lesson = nil
        return .object(object)
    }

    /// What is known about it, in sentences.
    package var detail: String {
        switch subject {
        case .object(let object):
            (object.lesson.map { "The lesson \($0) created it" } ?? "It was created outside calf")
                + (object.created.isEmpty ? "." : ", on \(object.created.prefix(16).split(separator: "T").joined(separator: " at ")).")
        case .path: "It isn't in the lesson's folder, so the container would reach your own files."
        case .setting: "The container would reach beyond this lesson."
        case .endpoint: "It can affect more than this lesson."
        }
    }

    /// Whether it is about an object that can become part of the lesson: another lesson's can't.
    package var canAdopt: Bool { if case .object(let object) = subject { object.lesson == nil } else { false } }

    private var verb: String {
        switch action {
        case .remove: "removing"
        case .stop: "stopping"
        case .kill: "killing"
        case .restart: "restarting"
        case .start: "starting"
        case .pause: "pausing"
        case .unpause: "unpausing"
        case .rename: "renaming"
        case .update: "updating"
        case .resize: "resizing"
        case .attach: "attaching to"
        case .exec: "running a command in"
        case .copyFrom: "copying from"
        case .copyTo: "copying to"
        case .export: "exporting"
        case .commit: "committing"
        case .connect: "connecting to"
        case .disconnect: "disconnecting from"
        case .mount: "mounting"
        case .share: "sharing the namespaces of"
        case .use: "using"
        case .push: "pushing"
        case .replaceName: "giving another image the name of"
        case .allow, .request: "changing"
        }
    }
}

/// An object that the lesson didn't make.
package struct ForeignObject: Sendable, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable { case container, network, volume, image }

    package var kind: Kind
    /// A volume's is its name.
    package var id: String
    package var name: String
    /// When it was created, as the engine reports it.
    package var created = ""
    /// The lesson that made it, if one did.
    package var lesson: String?

    package var description: String { "\(kind.rawValue) \(name)" }
}

/// The learner's answer.
package enum Answer: Sendable, Hashable {
    /// Do it. Nothing is asked about the same object again.
    case yes
    /// Do it, and treat the object as part of the lesson from now on.
    case adopt
    case no
}

/// What the proxy is for.
package struct ProxyOptions: Sendable {
    /// The engine's socket.
    package var engine: String
    /// The lesson, or the check, in the record.
    package var lesson: String
    package var record: Record
    /// Folders whose contents may be mounted: the lesson's own, and those where learners keep files.
    package var folders: [String]
    /// The settings that the lesson declares, as in a question: `PidMode: host`.
    package var allowed: Set<String> = []
    /// The labels for containers, networks, and volumes. They show whose they are in lists, and prove nothing.
    package var labels: [String: String] = [:]
    /// Asks the learner. Without it, the answer is no. Canceled if the client leaves.
    package var decide: (@Sendable (Question) async -> Answer)?
    /// Reports what the client can't be told, as a sentence.
    package var notice: @Sendable (String) -> Void = { _ in }

    package init(engine: String, lesson: String, record: Record, folders: [String]) {
        self.engine = engine
        self.lesson = lesson
        self.record = record
        self.folders = folders
    }
}
