"""M/M/1 in SimPy. run: python3 mm1_simpy.py 1000000     (customers)
Arrival process -> Store -> server process (same shape as Cimba's own benchmark)"""
import sys, random, time, simpy
N = int(sys.argv[1]) if len(sys.argv) > 1 else 1000000
random.seed(1)
def arrivals(env, store):
    ex = random.expovariate
    for _ in range(N):
        yield env.timeout(ex(0.9))
        yield store.put(env.now)
def server(env, store, st):
    ex = random.expovariate
    while True:
        a = yield store.get()
        yield env.timeout(ex(1.0))
        st[0] += env.now - a; st[1] += 1
env = simpy.Environment(); store = simpy.Store(env); st = [0.0, 0]
env.process(arrivals(env, store)); env.process(server(env, store, st))
c0 = time.process_time()
env.run()
cpu = time.process_time() - c0
print(f"mm1 simpy {simpy.__version__}: n={st[1]} mean_T={st[0]/st[1]:.4f} engine_events={next(env._eid)} | cpu={cpu:.3f}")
