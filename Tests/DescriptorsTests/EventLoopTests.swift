import Descriptors
import Glibc
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10))) struct EventLoopTests {
    /// One for all tests, since its thread never ends.
    private static let loop = EventLoop()

    /// An actor that runs on the loop.
    private actor Counter {
        nonisolated var unownedExecutor: UnownedSerialExecutor { EventLoopTests.loop.asUnownedSerialExecutor() }
        private(set) var count = 0
        func add() { count += 1 }
        nonisolated func addSynchronously() { assumeIsolated { $0.count += 1 } }
    }

    @Test func `calls from many threads to an actor on the loop all run`() async {
        let counter = Counter()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<10_000 { group.addTask { await counter.add() } }
        }
        #expect(await counter.count == 10_000)
    }

    @Test func `closures from another thread run in order, on the thread of the loop's actors`() async {
        let counter = Counter()
        let order = Mutex<[Int]>([])
        await withCheckedContinuation { continuation in
            for number in 0..<100 {
                Self.loop.perform {
                    counter.addSynchronously()
                    order.withLock { $0.append(number) }
                }
            }
            Self.loop.perform { continuation.resume() }
        }
        #expect(order.withLock { $0 } == Array(0..<100))
        #expect(await counter.count == 100)
    }

    @Test func `a closure from the loop's own thread runs immediately`() async {
        let order = Mutex<[Int]>([])
        await withCheckedContinuation { continuation in
            Self.loop.perform {
                Self.loop.perform { order.withLock { $0.append(1) } }
                order.withLock { $0.append(2) }
                continuation.resume()
            }
        }
        #expect(order.withLock { $0 } == [1, 2])
    }

    @Test func `bytes, room and a hang-up are reported until the descriptor is ignored`() async {
        var ends: [Int32] = [0, 0]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        let (ours, theirs) = (ends[0], ends[1])
        let (reports, continuation) = AsyncStream.makeStream(of: EventLoop.Interest.self, bufferingPolicy: .bufferingNewest(1))
        var iterator = reports.makeAsyncIterator()
        Self.loop.watch(ours, for: .bytes) { continuation.yield($0) }
        write(theirs, "a", 1)
        #expect(await iterator.next() == .bytes)
        Self.loop.change(ours, to: .room)
        while await iterator.next() != .room {}
        close(theirs)
        while await iterator.next() != [.bytes, .room] {}
        Self.loop.ignore(ours)
        close(ours)
    }
}
