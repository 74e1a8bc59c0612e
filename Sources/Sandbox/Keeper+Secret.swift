import Glibc

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
            environment: Self.environment, input: input, output: .file(output), ownSession: true)
        let outcome = wait(for: alone, seconds: 60)
        if outcome == .stopped { throw .keeperFailed(status: SIGTERM) }
        let said = FileSystem.tail(output)
        guard outcome == .exited(0), !said.contains("ERROR:") else { throw Self.failure(said, at: place) }
        // Last: if it is missing, the password is set again.
        try FileSystem.write(secret.text, to: place.secret)
    }
}
