import Course
import Glibc
import Primitives

/// The password of the superuser of calf's own server, from which the passwords of all other logins follow.
///
/// The server's socket can be reached by programs that must not do everything there, such as answers that are judged. Only calf reads the
/// file with the secret, so such a program knows the password of its own login, and no other one.
struct ServerSecret: Sendable {
    let text: String

    static func random() -> ServerSecret { ServerSecret(text: Login.randomPassword()) }

    /// The secret of the running server; `nil` if an earlier version of calf, which had none, started it.
    static func read(_ place: ServerPlace) throws(SandboxError) -> ServerSecret? {
        FileSystem.exists(place.secret) ? ServerSecret(text: try FileSystem.readText(place.secret)) : nil
    }

    /// The password of a login. It is the same in each process.
    func password(of login: String) -> String { ContentHash(ofParts: [text, login]).hex(digits: 48) }
}

/// A login on the server, with its password.
package struct Login: Sendable {
    let name: String
    let password: String
    /// What the server is given to check the password with, so that no log and no list of its activity has the password.
    var stored: String { SCRAMVerifier.text(for: password) }

    package static func randomPassword() -> String {
        (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    }
}

/// What a server keeps of a password (RFC 5803). Deriving it takes one iteration instead of thousands, which would only be needed for
/// passwords that can be guessed: each connection is made several times as fast.
enum SCRAMVerifier {
    static func text(for password: String) -> String {
        let salt = Array(ContentHash(ofParts: ["salt", password]).bytes.prefix(16))
        let salted = hmac(Array(password.utf8), salt + [0, 0, 0, 1])
        let stored = ContentHash(of: hmac(salted, Array("Client Key".utf8))).bytes
        let server = hmac(salted, Array("Server Key".utf8))
        func encoded(_ bytes: [UInt8]) -> String { String(decoding: Base64.encoded(bytes), as: UTF8.self) }
        return "SCRAM-SHA-256$1:\(encoded(salt))$\(encoded(stored)):\(encoded(server))"
    }

    /// HMAC-SHA-256 (RFC 2104).
    private static func hmac(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        let short = key.count > 64 ? ContentHash(of: key).bytes : key
        let padded = short + [UInt8](repeating: 0, count: 64 - short.count)
        return ContentHash(of: padded.map { $0 ^ 0x5C } + ContentHash(of: padded.map { $0 ^ 0x36 } + message).bytes).bytes
    }
}

/// Gives the superuser a password.
extension Keeper {
    /// Chooses the password, unless the cluster has one, and stores it where only calf can read it. In single-user mode, the server asks
    /// for none.
    func ensureSecret(_ programs: ServerPrograms) throws(SandboxError) {
        if FileSystem.exists(place.secret) { return }
        let secret = ServerSecret.random()
        let (input, output) = (place.base + "/secret.sql", place.base + "/secret.log")
        unlink(output)
        defer { for path in [input, output] { unlink(path) } }
        try FileSystem.write("ALTER ROLE \(Self.superuser) PASSWORD '\(SCRAMVerifier.text(for: secret.text))'\n", to: input)
        let alone = try ChildProcess.spawn(
            Self.endingWithKeeper("KILL") + [programs.postgres, "--single", "-D", place.cluster, "postgres"],
            environment: Self.environment, input: input, output: output, ownSession: true)
        let outcome = wait(for: alone, seconds: 60)
        if outcome == .stopped { throw .keeperFailed(status: SIGTERM) }
        let said = FileSystem.tail(output)
        guard outcome == .exited(0), !said.contains("ERROR:") else { throw Self.failure(said, at: place) }
        // Last: if it is missing, the password is set again.
        try FileSystem.write(secret.text, to: place.secret)
    }
}
