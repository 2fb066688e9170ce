import { CustomersInStation } from './customers-in-station.ts';
import { EventQueue } from '../queue/event-queue.ts';
import { Level, Tally } from '../monitors/level-and-tally.ts';
import type { CustomerClass, Station, StationRun } from './station.ts';
import type { RandomStream } from '../random/random-streams.ts';

const arrival = 0;
const endOfService = 1;
const abandonment = 2;
const observation = 3;

/** The day of a station has one part only, and it has a clock. */
const day = { parts: 1, hours: 0 };

/** A station while it runs: an event routine for each thing that happens, in the order of a customer's visit. */
export class RunningStation {
  readonly #classes: readonly CustomerClass[];
  readonly #servers: number;
  readonly #room: number;
  readonly #isClosed: boolean;
  readonly #windowStart: number;
  readonly #end: number;
  readonly #gaps: RandomStream;
  readonly #services: RandomStream;
  readonly #patience: RandomStream;

  readonly #queue = new EventQueue(day);
  readonly #customers: CustomersInStation;
  /** By class: how many have been sent on their way, and how many have come. */
  readonly #sent: Int32Array;
  readonly #came: Int32Array;
  #present = 0;
  #waiting = 0;

  readonly #number: Level;
  readonly #inLine: Level;
  readonly #waits: readonly Tally[];
  readonly #timeInSystem: Tally;
  readonly #numbersObserved: number[] = [];
  #counted = 0;
  #lost = 0;
  #abandoned = 0;

  constructor(station: Station) {
    const { servers, room = Infinity, population = Infinity, warmUp, days, observationTimes = [], streams } = station;
    this.#classes = 'classes' in station ? station.classes : [station];
    this.#servers = servers;
    this.#room = room;
    this.#isClosed = population < Infinity;
    this.#windowStart = warmUp;
    this.#end = warmUp + days;
    this.#gaps = streams.stream('arrivals');
    this.#services = streams.stream('service');
    this.#patience = streams.stream('patience');
    this.#customers = new CustomersInStation(this.#classes.length);
    this.#sent = new Int32Array(this.#classes.length);
    this.#came = new Int32Array(this.#classes.length);
    this.#number = new Level(warmUp);
    this.#inLine = new Level(warmUp);
    this.#waits = this.#classes.map(() => new Tally(warmUp));
    this.#timeInSystem = new Tally(warmUp);
    for (const time of observationTimes) this.#queue.addAt(time, observation, 0);
    this.#classes.forEach((_, class_) => {
      for (let i = 0; i < (this.#isClosed ? population : 1); i++) this.#scheduleArrival(class_, 0);
    });
  }

  run(): void {
    const queue = this.#queue;
    while (queue.next() && queue.now < this.#end) {
      switch (queue.kind) {
        case arrival:
          this.#arrives(queue.agent, queue.now);
          break;
        case endOfService:
          this.#endsService(queue.agent, queue.now);
          break;
        case abandonment:
          if (this.#customers.isStillWaiting(queue.agent, queue.generation)) this.#givesUp(queue.agent, queue.now);
          break;
        default:
          this.#numbersObserved.push(this.#present);
      }
    }
  }

  /**
   * The next customer of a class is on the way: the next of an endless number, or one of a closed number who has gone
   * and will come back.
   */
  #scheduleArrival(class_: number, now: number): void {
    const gap = this.#classes[class_].arrivals(this.#gaps.uniform(class_, this.#sent[class_]++), now);
    if (gap < Infinity) this.#queue.addAt(now + gap, arrival, class_);
  }

  #arrives(class_: number, now: number): void {
    const number = this.#came[class_]++;
    const counts = now >= this.#windowStart;
    if (counts) this.#counted++;
    if (this.#present >= this.#room) {
      if (counts) this.#lost++;
      if (this.#isClosed) this.#scheduleArrival(class_, now);
    } else {
      const serviceTime = this.#classes[class_].service(this.#services.uniform(class_, number));
      const customer = this.#customers.add(class_, now, serviceTime);
      const isServedAtOnce = this.#present < this.#servers;
      this.#number.set(++this.#present, now);
      if (isServedAtOnce) this.#beginService(customer, now);
      else this.#joinLine(customer, number, now);
    }
    if (!this.#isClosed) this.#scheduleArrival(class_, now);
  }

  #joinLine(customer: number, number: number, now: number): void {
    this.#inLine.set(++this.#waiting, now);
    const visit = this.#customers.join(customer);
    const class_ = this.#customers.classOf[customer];
    const { patience } = this.#classes[class_];
    if (patience !== undefined)
      this.#queue.addAt(now + patience(this.#patience.uniform(class_, number)), abandonment, customer, visit);
  }

  #beginService(customer: number, now: number): void {
    const { arrivedAt, serviceTime, classOf } = this.#customers;
    this.#waits[classOf[customer]].record(now - arrivedAt[customer], now);
    this.#queue.addAt(now + serviceTime[customer], endOfService, customer);
  }

  #endsService(customer: number, now: number): void {
    this.#timeInSystem.record(now - this.#customers.arrivedAt[customer], now);
    this.#depart(customer, now);
    if (this.#waiting > 0) {
      const next = this.#customers.next;
      this.#leaveLine(next, now);
      this.#beginService(next, now);
    }
  }

  #givesUp(customer: number, now: number): void {
    if (now >= this.#windowStart) this.#abandoned++;
    this.#leaveLine(customer, now);
    this.#depart(customer, now);
  }

  #leaveLine(customer: number, now: number): void {
    this.#inLine.set(--this.#waiting, now);
    this.#customers.leave(customer);
  }

  #depart(customer: number, now: number): void {
    this.#number.set(--this.#present, now);
    this.#customers.remove(customer);
    if (this.#isClosed) this.#scheduleArrival(this.#customers.classOf[customer], now);
  }

  measurements(): StationRun {
    const end = this.#end;
    const meanWaits = this.#waits.map((wait) => wait.mean);
    const begun = this.#waits.reduce((total, wait) => total + wait.count, 0);
    const meanBusyServers = this.#number.mean(end) - this.#inLine.mean(end);
    return {
      customers: this.#counted,
      shareLost: this.#lost / this.#counted,
      shareAbandoned: this.#abandoned / this.#counted,
      meanWait: this.#waits.reduce((total, wait) => total + (wait.count > 0 ? wait.mean * wait.count : 0), 0) / begun,
      meanWaits,
      meanTimeInSystem: this.#timeInSystem.mean,
      meanNumber: this.#number.mean(end),
      varianceOfNumber: this.#number.variance(end),
      meanNumberWaiting: this.#inLine.mean(end),
      meanBusyServers,
      utilisation: meanBusyServers / this.#servers,
      numbersObserved: this.#numbersObserved,
    };
  }
}
