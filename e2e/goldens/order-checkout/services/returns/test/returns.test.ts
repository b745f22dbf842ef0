import {
  InspectReturnV1,
  ReceiveReturnV1,
  RequestReturnV1,
  ReturnAcceptedV1,
  ReturnReceivedV1,
  ReturnRejectedV1,
  ReturnRequestedV1,
} from '@order-checkout/contracts';
import { sample, sampleCommand } from '@order-checkout/contracts/testing';
import { asToday } from '@order-checkout/event-kit/domain';
import { answered, commandGiven } from '@order-checkout/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import {
  decide as decideReturnAggregate,
  stateRules as returnAggregateStateRules,
} from '../src/domain/return-aggregate.ts';
import { answers } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('returns', () => {
  it('InspectReturn leads to ReturnAccepted when that is its outcome, of a new ReturnAggregate', () => {
    const decided = { ...said, outcomeOfInspectReturn: () => ['ReturnAccepted'] as const };
    const facts = decideReturnAggregate({}, commandGiven(InspectReturnV1, sampleCommand(InspectReturnV1)), decided);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ReturnAccepted.v1']);
  });
  it('InspectReturn leads to ReturnAccepted when that is its outcome, of one that was there before', () => {
    const state = { ReturnRequested: sample(ReturnRequestedV1), ReturnReceived: sample(ReturnReceivedV1) };
    const decided = { ...said, outcomeOfInspectReturn: () => ['ReturnAccepted'] as const };
    const facts = decideReturnAggregate(state, commandGiven(InspectReturnV1, sampleCommand(InspectReturnV1)), decided);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ReturnAccepted.v1']);
  });
  it('InspectReturn leads to ReturnRejected when that is its outcome, of a new ReturnAggregate', () => {
    const decided = { ...said, outcomeOfInspectReturn: () => ['ReturnRejected'] as const };
    const facts = decideReturnAggregate({}, commandGiven(InspectReturnV1, sampleCommand(InspectReturnV1)), decided);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ReturnRejected.v1']);
  });
  it('InspectReturn leads to ReturnRejected when that is its outcome, of one that was there before', () => {
    const state = { ReturnRequested: sample(ReturnRequestedV1), ReturnReceived: sample(ReturnReceivedV1) };
    const decided = { ...said, outcomeOfInspectReturn: () => ['ReturnRejected'] as const };
    const facts = decideReturnAggregate(state, commandGiven(InspectReturnV1, sampleCommand(InspectReturnV1)), decided);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ReturnRejected.v1']);
  });
  it('ReceiveReturn leads to ReturnReceived, of a new ReturnAggregate', () => {
    const facts = decideReturnAggregate({}, commandGiven(ReceiveReturnV1, sampleCommand(ReceiveReturnV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ReturnReceived.v1']);
  });
  it('ReceiveReturn leads to ReturnReceived, of one that was there before', () => {
    const state = { ReturnRequested: sample(ReturnRequestedV1) };
    const facts = decideReturnAggregate(state, commandGiven(ReceiveReturnV1, sampleCommand(ReceiveReturnV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ReturnReceived.v1']);
  });
  it('RequestReturn leads to ReturnRequested', () => {
    const facts = decideReturnAggregate({}, commandGiven(RequestReturnV1, sampleCommand(RequestReturnV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ReturnRequested.v1']);
  });
  it('ReturnAggregate that was stored as version 1 is known today', () => {
    const stored = {
      ReturnAccepted: sample(ReturnAcceptedV1),
      ReturnRejected: sample(ReturnRejectedV1),
      ReturnReceived: sample(ReturnReceivedV1),
      ReturnRequested: sample(ReturnRequestedV1),
    };
    expect(asToday(returnAggregateStateRules, stored, 1)).toEqual(stored);
  });
});
