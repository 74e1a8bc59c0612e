import Descriptors
import Dispatch
import Glibc
import Synchronization
import Testing

struct DescriptorWatchTests {
    @Test func `incoming bytes and the end of the stream are reported in order`() async {
        let ends = Pipe()
        let reader = Waiting(ends.reading, for: .bytes)
        write(ends.writing, "a", 1)
        await reader.ready()
        #expect(readByte(ends.reading) == 1)
        close(ends.writing)
        await reader.ready()
        #expect(readByte(ends.reading) == 0)
        reader.end()
    }

    @Test func `a descriptor's reader and writer are each told about their own events`() async {
        var ends: [Int32] = [0, 0]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        let writer = Waiting(ends[0], for: .room)
        let reader = Waiting(ends[0], for: .bytes)
        await writer.ready()
        write(ends[1], "a", 1)
        await reader.ready()
        #expect(readByte(ends[0]) == 1)
        close(ends[1])
        await reader.ready()
        #expect(readByte(ends[0]) == 0)
        writer.end(closing: false)
        reader.end()
    }

    @Test func `a regular file is ready immediately`() async {
        let file = open("/etc/passwd", O_RDONLY)
        let reader = Waiting(file, for: .bytes)
        await reader.ready()
        #expect(readByte(file) == 1)
        reader.end()
    }

    /// With a Dispatch source on the pipe itself, the process would crash here when freed memory is overwritten, as in Tests/run.
    @Test func `thousands of simultaneous hang-ups are handled`() async {
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<50_000 {
                if number >= 64 { await group.next() }
                group.addTask { await hangUpAfterAWord() }
            }
        }
    }
}

private struct Pipe {
    let reading: Int32
    let writing: Int32

    init() {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { fatalError("no pipe: \(errno)") }
        (reading, writing) = (ends[0], ends[1])
        _ = fcntl(reading, F_SETFL, O_NONBLOCK)
    }
}

private func readByte(_ descriptor: Int32) -> Int {
    var byte: UInt8 = 0
    return read(descriptor, &byte, 1)
}

private func hangUpAfterAWord() async {
    let ends = Pipe()
    let watch = DescriptorWatch(ends.reading, queue: DispatchQueue(label: "test"))
    await withCheckedContinuation { continuation in
        watch.whenReady {
            while true {
                let count = readByte(ends.reading)
                if count > 0 { continue }
                if count < 0, errno == EAGAIN { return }
                return watch.cancel {
                    close(ends.reading)
                    continuation.resume()
                }
            }
        }
        watch.resume()
        DispatchQueue.global().async {
            write(ends.writing, "hello", 5)
            close(ends.writing)
        }
    }
}

/// A watch that is suspended except while a test waits for it.
private final class Waiting: Sendable {
    private let watch: DescriptorWatch
    private let waiter = Mutex<CheckedContinuation<Void, Never>?>(nil)

    init(_ descriptor: Int32, for interest: DescriptorWatch.Interest) {
        watch = DescriptorWatch(descriptor, for: interest, queue: DispatchQueue(label: "test"))
        watch.whenReady { [self] in
            watch.suspend()
            waiter.withLock { waiter in
                waiter?.resume()
                waiter = nil
            }
        }
    }

    func ready() async {
        await withCheckedContinuation { continuation in
            waiter.withLock { $0 = continuation }
            watch.resume()
        }
    }

    /// Ends the watch, and closes the descriptor unless another watch will.
    func end(closing: Bool = true) {
        if closing { watch.close() } else { watch.cancel() }
        watch.resume()
    }
}
