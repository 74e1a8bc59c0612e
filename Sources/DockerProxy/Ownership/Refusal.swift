/// A request is answered by the proxy, with an error.
struct Refusal: Error {
    var status: Int
    /// A sentence, which docker prints.
    var message: String
    /// The sentence for the tutor; `nil` if it is an error of the engine's.
    private(set) var notice: String?

    init(status: Int, message: String) {
        self.status = status
        self.message = message
    }

    private static let elsewhere = "Use another terminal for it."

    /// The request would do something that is none of the lesson's business.
    private init(_ what: String, because why: String, instead: String = elsewhere) {
        let sentence = "\(what) isn't allowed here, because \(why). \(instead)"
        self.init(status: 403, message: "calf: " + sentence)
        notice = sentence.prefix(1).uppercased() + sentence.dropFirst()
    }

    /// Doing something to an object that the lesson didn't create, as `removing container web`. Another lesson may have created it.
    init(_ what: String, createdBy lesson: String? = nil) {
        self.init(what, because: lesson.map { "the lesson \($0) created it" } ?? "this lesson didn't create it")
    }

    /// Mounting a path of this machine.
    init(mounting path: String) { self.init("mounting \(path)", because: "it isn't in the lesson's folder") }

    /// A container's or network's setting, as `Privileged: true` or `CapAdd: SYS_ADMIN`.
    init(setting: String) {
        let ways = [
            "NetworkMode: host": "Publish a port instead, as with -p 127.0.0.1:8080:80.",
            "CapAdd: ": "Only capabilities that containers have by default can be added.",
        ]
        let way = ways.first { setting.hasPrefix($0.key) }?.value ?? Self.elsewhere
        self.init("the setting \(setting)", because: "it reaches beyond the lesson", instead: way)
    }

    /// A network's addresses.
    init(subnet: String) {
        let instead = "Choose one of those for examples, such as 192.0.2.0/24."
        self.init("the subnet \(subnet)", because: "this machine may need its addresses", instead: instead)
    }

    /// An endpoint that the table doesn't know, or that concerns the whole engine.
    init(endpoint: String, instead: String? = nil) {
        self.init(endpoint, because: "it can affect more than this lesson", instead: instead ?? Self.elsewhere)
    }
}
