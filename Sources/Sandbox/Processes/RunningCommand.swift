import CProcess
import Descriptors
import Dispatch
import Glibc
import Primitives

/// A running program. Dispatch sources on one queue read its two pipes and notice its exit.
// Safe: after `init`, all state is accessed only on `queue`, including from `begin` and `end`.
final class RunningCommand: @unchecked Sendable {
    typealias Outcome = Result<FinishedCommand, CommandError>

    private let queue = DispatchQueue(label: "calf.command", qos: .userInitiated)
    private let pid: pid_t
    private let limit: Int
    private let see: (@Sendable ([UInt8]) -> Void)?
    private var waiter: CheckedContinuation<Outcome, Never>?
    private var kept: [Stream: [UInt8]] = [:]
    private var isCut = false
    private var exitCode: Int32?
    private var signal: Int32?
    private var ending: CommandError?
    private var pipes: [Stream: DescriptorWatch] = [:]
    private var deadline: (any DispatchSourceTimer)?

    private enum Stream: Hashable { case output, errors }

    init(_ run: CommandRun, limit: Int, see: (@Sendable ([UInt8]) -> Void)?) throws(CommandError) {
        self.limit = limit
        self.see = see
        let name = run.arguments.first ?? ""
        guard let path = Spawn.find(name, path: run.environment["PATH"] ?? "") else { throw .notFound(name) }

        let input = try RunningCommand.inputFile(run.input)
        var output: [Int32] = [-1, -1]
        guard pipe2(&output, O_CLOEXEC) == 0 else { throw .cannotStart(errno) }
        defer { close(output[1]) }
        var errors: [Int32] = [-1, -1]
        if !run.mergesErrors, pipe2(&errors, O_CLOEXEC) != 0 {
            let code = errno
            close(output[0])
            throw .cannotStart(code)
        }
        defer { if errors[1] >= 0 { close(errors[1]) } }
        do throws(Spawn.Failure) {
            let errorsEnd = run.mergesErrors ? output[1] : errors[1]
            pid = try Spawn.start(
                path, run.arguments, environment: run.environment, directory: run.directory, ownSession: true
            ) { actions in
                posix_spawn_file_actions_adddup2(&actions, input.raw, 0)
                posix_spawn_file_actions_adddup2(&actions, output[1], 1)
                posix_spawn_file_actions_adddup2(&actions, errorsEnd, 2)
            }
        } catch {
            close(output[0])
            if errors[0] >= 0 { close(errors[0]) }
            // The folder may be what's missing. Otherwise the program, or its interpreter, was not found.
            throw error.code == ENOENT && run.directory.map(FileSystem.isDirectory) != false ? .notFound(name) : .cannotStart(error.code)
        }
        pipes[.output] = watch(output[0], .output)
        if errors[0] >= 0 { pipes[.errors] = watch(errors[0], .errors) }
    }

    /// A file with the program's input.
    private static func inputFile(_ bytes: [UInt8]) throws(CommandError) -> FileDescriptor {
        if bytes.isEmpty {
            // Programs such as ripgrep prefer any file with input over the folder that they were started in.
            guard let null = try? FileDescriptor(opening: "/dev/null", O_RDONLY) else { throw .cannotStart(errno) }
            return null
        }
        guard let file = FileDescriptor(inMemory: "input"), DescriptorBytes.write(bytes, to: file.raw) else { throw .cannotStart(errno) }
        lseek(file.raw, 0, SEEK_SET)
        return file
    }

    private func watch(_ descriptor: Int32, _ stream: Stream) -> DescriptorWatch {
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        let watch = DescriptorWatch(descriptor, queue: queue)
        watch.whenReady { self.read(stream) }
        return watch
    }
}

// MARK: - Lifetime

extension RunningCommand {
    /// Starts monitoring the program. The continuation receives the outcome.
    func begin(within: Duration?, _ continuation: CheckedContinuation<Outcome, Never>) {
        queue.async { [self] in
            waiter = continuation
            for pipe in pipes.values { pipe.resume() }
            if let within {
                let deadline = DispatchSource.makeTimerSource(queue: queue)
                deadline.schedule(deadline: .now() + within.seconds)
                deadline.setEventHandler { [weak self] in self?.endNow(because: .timedOut(after: within)) }
                deadline.resume()
                self.deadline = deadline
            }
            // Last: the program may have ended, which closes the pipes and cancels the deadline.
            queue.awaitExit(of: pid) { self.noticeExit() }
        }
    }

    /// Ends the program: SIGTERM now, SIGKILL a second later.
    func end(because error: CommandError) {
        queue.async { self.endNow(because: error) }
    }

    private func endNow(because error: CommandError) {
        guard exitCode == nil, ending == nil else { return }
        ending = error
        kill(-pid, SIGTERM)
        queue.asyncAfter(deadline: .now() + 1) { [weak self] in
            guard let self, self.exitCode == nil else { return }
            kill(-self.pid, SIGKILL)
        }
        // Don't wait for a process that hangs in the kernel. It is reaped once it exits.
        queue.asyncAfter(deadline: .now() + 3) { [weak self] in self?.settle(.failure(error)) }
    }

    /// Returns whether the program was reaped.
    private func noticeExit() -> Bool {
        var status: Int32 = 0
        // Until the process is reaped, its process ID can't be reused, so signaling the group is safe.
        if ending != nil, hasExited { kill(-pid, SIGKILL) }
        guard waitpid(pid, &status, WNOHANG) != 0 else { return false }
        let number = status & 0x7F
        exitCode = number == 0 ? status >> 8 & 0xFF : 128 + number
        signal = number == 0 ? nil : number
        for stream in [Stream.output, .errors] { read(stream) }
        if pipes.isEmpty {
            finish()
        } else {
            // A background process still has a pipe open. Everything the program itself wrote has been read.
            queue.asyncAfter(deadline: .now() + .milliseconds(50)) { self.finish() }
        }
        return true
    }

    private var hasExited: Bool {
        var info = siginfo_t()
        return waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_signo != 0
    }

    private func finish() {
        guard let exitCode else { return }
        for stream in [Stream.output, .errors] { closePipe(stream) }
        if let ending { return settle(.failure(ending)) }
        settle(
            .success(
                FinishedCommand(
                    status: exitCode, signal: signal, output: kept[.output] ?? [], errors: kept[.errors] ?? [], isCut: isCut)))
    }

    private func settle(_ outcome: Outcome) {
        // An idle tutor isn't woken by the deadlines of commands that have ended.
        deadline?.cancel()
        deadline = nil
        waiter?.resume(returning: outcome)
        waiter = nil
    }
}

// MARK: - Reading

extension RunningCommand {
    /// Reads the available output.
    private func read(_ stream: Stream) {
        guard let pipe = pipes[stream] else { return }
        // At most as much as a pipe holds, so that a program that never stops printing can't delay its deadline or exit.
        for _ in 0..<16 {
            let bytes = DescriptorBytes.next(pipe.descriptor)
            if bytes == nil, errno == EAGAIN { return }
            guard let chunk = bytes, !chunk.isEmpty else {
                closePipe(stream)
                if pipes.isEmpty { finish() }
                return
            }
            keep(chunk, stream)
        }
    }

    private func keep(_ chunk: [UInt8], _ stream: Stream) {
        if stream == .output, let see { return see(chunk) }
        let room = limit - (kept[stream]?.count ?? 0)
        if chunk.count > room { isCut = true }
        if room > 0 { kept[stream, default: []] += chunk.prefix(room) }
    }

    private func closePipe(_ stream: Stream) {
        pipes.removeValue(forKey: stream)?.close()
    }
}

extension Duration {
    /// The unit that Dispatch uses.
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
